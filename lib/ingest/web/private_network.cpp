#include "ingest/web/private_network.h"

#include <algorithm>
#include <cstdint>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace blattwerk::ingest::web {
namespace {

// RFC 6890.
bool is_private(const in_addr& address) {
  const std::uint32_t ip = ntohl(address.s_addr);
  const auto within = [ip](std::uint32_t network, int bits) {
    return ip >> (32 - bits) == network >> (32 - bits);
  };
  return within(0x7F000000, 8) || within(0x0A000000, 8) || within(0xAC100000, 12) || within(0xC0A80000, 16) ||
         within(0xA9FE0000, 16) || within(0x64400000, 10) || within(0, 8);
}

bool is_private(const in6_addr& address) {
  if (IN6_IS_ADDR_LOOPBACK(&address) || IN6_IS_ADDR_UNSPECIFIED(&address) || IN6_IS_ADDR_LINKLOCAL(&address))
    return true;
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    in_addr inner{};
    std::copy_n(address.s6_addr + 12, 4, reinterpret_cast<unsigned char*>(&inner));
    return is_private(inner);
  }
  return (address.s6_addr[0] & 0xFE) == 0xFC;  // unique local
}

}  // namespace

bool is_private(const sockaddr& address) {
  if (address.sa_family == AF_INET) return is_private(reinterpret_cast<const sockaddr_in&>(address).sin_addr);
  if (address.sa_family == AF_INET6)
    return is_private(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
  return true;
}

bool is_private_host(const std::string& host) {
  if (host == "localhost" || host.ends_with(".localhost") || host.ends_with(".local")) return true;
  in_addr four{};
  if (inet_pton(AF_INET, host.c_str(), &four) == 1) return is_private(four);
  in6_addr six{};
  const std::string bare =
      host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
  return inet_pton(AF_INET6, bare.c_str(), &six) == 1 && is_private(six);
}

}  // namespace blattwerk::ingest::web
