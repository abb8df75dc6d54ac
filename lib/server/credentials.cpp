#include "server/credentials.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>

#include <crypt.h>
#include <fmt/format.h>

#include "core/error.h"
#include "server/secret.h"
#include "store/original.h"

namespace blattwerk::server {
namespace {

constexpr std::size_t kShortestToken = 16;
constexpr std::size_t kLongestHeader = 1024;
constexpr std::size_t kMostKnown = 1000;
// Of no password: checked where the user is unknown, so that an answer takes as long.
constexpr const char* kNobody = "$2b$10$abcdefghijklmnopqrstuuN3JnRJiwcL4uYC77FU4IjHmrtXLzb66";

std::optional<std::string> decode_base64(std::string_view text) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<unsigned>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return bytes;
}

bool is_strong_hash(std::string_view hash) {
  return hash.starts_with("$2b$") || hash.starts_with("$2y$") || hash.starts_with("$2a$") ||
         hash.starts_with("$y$") || hash.starts_with("$gy$");
}

// The name of a scheme is written in any case (RFC 9110, 11.1).
bool has_scheme(std::string_view header, std::string_view scheme) {
  return header.size() > scheme.size() && header[scheme.size()] == ' ' &&
         std::ranges::equal(header.substr(0, scheme.size()), scheme,
                            [](char a, char b) { return (a | 32) == (b | 32); });
}

}  // namespace

// Keyed hashes of user and password that were right.
struct Credentials::Known {
  std::mutex mutex;
  const std::string key = random_secret();
  std::set<store::Sha256> right;
};

Credentials::Credentials() : known_(std::make_unique<Known>()) {}
Credentials::~Credentials() = default;
Credentials::Credentials(Credentials&&) noexcept = default;
Credentials& Credentials::operator=(Credentials&&) noexcept = default;

void Credentials::set_token(std::string token) {
  if (token.size() < kShortestToken) {
    throw Error(fmt::format(
        "the token is shorter than {} characters; take a longer one, e.g. of 'openssl rand -hex 16'",
        kShortestToken));
  }
  token_ = std::move(token);
}

void Credentials::add_users(std::string_view password_file) {
  for (std::size_t number = 1; !password_file.empty(); ++number) {
    const std::size_t end = std::min(password_file.find('\n'), password_file.size());
    std::string_view line = password_file.substr(0, end);
    password_file.remove_prefix(std::min(end + 1, password_file.size()));
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos || !is_strong_hash(line.substr(colon + 1))) {
      throw Error(fmt::format(
          "line {} is no user:hash with bcrypt or yescrypt; 'htpasswd -nB USER' writes one", number));
    }
    users_.emplace_back(line.substr(0, colon), line.substr(colon + 1));
  }
}

bool Credentials::empty() const {
  return token_.empty() && users_.empty();
}

bool Credentials::accept(std::string_view authorization) const {
  if (authorization.size() > kLongestHeader) return false;
  if (has_scheme(authorization, "Bearer")) {
    return !token_.empty() && equal_secrets(authorization.substr(7), token_);
  }
  if (!has_scheme(authorization, "Basic")) return false;
  const auto pair = decode_base64(authorization.substr(6));
  const std::size_t colon = pair ? pair->find(':') : std::string::npos;
  if (colon == std::string::npos) return false;
  const std::string password = pair->substr(colon + 1);
  if (!token_.empty() && equal_secrets(password, token_)) return true;
  return !users_.empty() && is_user(std::string_view(*pair).substr(0, colon), password);
}

bool Credentials::is_user(std::string_view name, const std::string& password) const {
  const auto user =
      std::ranges::find(users_, name, [](const auto& pair) -> std::string_view { return pair.first; });
  const std::string hash = user == users_.end() ? kNobody : user->second;
  const std::lock_guard lock(known_->mutex);
  const auto proof = store::sha256(fmt::format("{}\n{}\n{}", known_->key, hash, password));
  if (known_->right.contains(proof)) return true;
  crypt_data work{};
  const char* made = crypt_r(password.c_str(), hash.c_str(), &work);
  const bool right = user != users_.end() && made != nullptr && equal_secrets(made, hash);
  if (right && known_->right.size() < kMostKnown) known_->right.insert(proof);
  return right;
}

}  // namespace blattwerk::server
