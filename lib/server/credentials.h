#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blattwerk::server {

/// Who may use a server that is reached from other machines: holders of a token, and users with passwords.
class Credentials {
 public:
  Credentials();
  ~Credentials();
  Credentials(Credentials&&) noexcept;
  Credentials& operator=(Credentials&&) noexcept;

  /// A secret of 16 characters at least. Throws Error for a shorter one.
  void set_token(std::string token);

  /// Lines `user:hash` as `htpasswd -B` writes them: bcrypt, or yescrypt as of `mkpasswd`; empty lines and
  /// those that begin with `#` are passed over. Throws Error, naming the line, for anything else.
  void add_users(std::string_view password_file);

  bool empty() const;

  /// Whether an `Authorization` header is right: `Bearer TOKEN`, or `Basic` with a user and password, or with
  /// the token as password for browsers, which ask for both.
  ///
  /// A password costs some hundredths of a second by design, one at a time; what was right once is remembered
  /// as a keyed hash.
  bool accept(std::string_view authorization) const;

 private:
  struct Known;

  bool is_user(std::string_view name, const std::string& password) const;

  std::string token_;
  std::vector<std::pair<std::string, std::string>> users_;
  std::unique_ptr<Known> known_;
};

}  // namespace blattwerk::server
