#include "server/guard.h"

#include <algorithm>

#include <arpa/inet.h>

#include "server/secret.h"

namespace blattwerk::server {
namespace {

// The host of `host:port`, without the brackets of an IPv6 address.
std::string_view host_name(std::string_view host) {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    return end == std::string_view::npos ? std::string_view() : host.substr(1, end - 1);
  }
  return host.substr(0, host.find(':'));
}

bool is_address(const std::string& name) {
  in6_addr address{};
  return inet_pton(AF_INET, name.c_str(), &address) == 1 || inet_pton(AF_INET6, name.c_str(), &address) == 1;
}

bool is_loopback(std::string_view name) {
  return name.starts_with("127.") || name == "::1";
}

bool changes_something(std::string_view method) {
  return method != "GET" && method != "OPTIONS";
}

}  // namespace

Guard::Guard(std::vector<std::string> names, bool loopback, Credentials credentials)
    : names_(std::move(names)), loopback_(loopback), credentials_(std::move(credentials)) {}

// A name that a foreign site controls can be made to lead here; an address can't (DNS rebinding).
bool Guard::is_own_host(std::string_view host) const {
  std::string name(host_name(host));
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (name == "localhost" || std::ranges::find(names_, name) != names_.end()) return true;
  return is_address(name) && (!loopback_ || is_loopback(name));
}

void Guard::check(const Request& request) const {
  if (!is_own_host(request.headers.get("host"))) {
    throw Problem(421, "this server is not called so; add the name with --host where it is right");
  }
  check_site(request);
  if (!credentials_.empty() && !credentials_.accept(request.headers.get("authorization"))) {
    throw Problem(401, "a token or user name and password are needed");
  }
}

void Guard::check_site(const Request& request) const {
  const auto origin = request.headers.find("origin");
  if (origin && *origin != "http://" + request.headers.get("host") &&
      *origin != "https://" + request.headers.get("host")) {
    throw Problem(403, "requests from other sites are refused");
  }
  const std::string site = request.headers.get("sec-fetch-site");
  const bool own = site.empty() || site == "same-origin" || site == "none";
  // A link on another page may lead here; it may not send a form, nor have parts of its page come from here.
  const bool followed_link = request.headers.get("sec-fetch-mode") == "navigate";
  if (!own && (changes_something(request.method) || !followed_link)) {
    throw Problem(403, "requests from other sites are refused");
  }
}

void add_security_headers(Response& response) {
  static constexpr std::pair<std::string_view, std::string_view> kHeaders[] = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
       "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
       "'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      // Not no-referrer: browsers would send the server's own forms with `Origin: null`.
      {"Referrer-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Embedder-Policy", "require-corp"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
  };
  for (const auto& [name, value] : kHeaders) {
    if (!response.headers.contains(name)) response.headers.add(std::string(name), std::string(value));
  }
}

bool has_csrf_token(const Request& request, std::string_view token) {
  return equal_secrets(request.form.get("csrf"), token) ||
         equal_secrets(request.headers.get("x-csrf-token"), token);
}

}  // namespace blattwerk::server
