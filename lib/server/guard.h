#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/credentials.h"
#include "server/problem.h"
#include "server/request.h"
#include "server/response.h"

namespace blattwerk::server {

/// Which requests a server answers at all. Everything here is decided before a body is read.
class Guard {
 public:
  /// `names` are host names, beside addresses and `localhost`, that the server is reached by. With
  /// `loopback`, only addresses of this machine are taken.
  Guard(std::vector<std::string> names, bool loopback, Credentials credentials);

  /// Throws Problem where the request is to be refused: 421 for a foreign `Host` (DNS rebinding), 403 for a
  /// request that another site had the browser send (CSRF, and reading by side channels), 401 without the
  /// right credentials.
  void check(const Request& request) const;

  bool has_credentials() const { return !credentials_.empty(); }

 private:
  bool is_own_host(std::string_view host) const;
  void check_site(const Request& request) const;

  std::vector<std::string> names_;
  bool loopback_;
  Credentials credentials_;
};

/// Adds the headers that every answer has: no sniffing, no framing, no foreign content, nothing told to other
/// sites.
void add_security_headers(Response& response);

/// Whether a form carries the secret of the server's own pages (field `csrf`, or header `X-CSRF-Token`).
bool has_csrf_token(const Request& request, std::string_view token);

}  // namespace blattwerk::server
