#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace blattwerk::ingest::web {

/// An address of the web taken apart.
struct Address {
  std::string url;   ///< whole, normalised, without fragment
  std::string site;  ///< scheme, host and port, as `https://example.org`
  std::string host;
  std::string target;  ///< path and query
};

/// Nothing where `text` is no http or https address. A relative one is resolved against `base`, where given.
std::optional<Address> parse_address(std::string_view text, std::string_view base = {});

}  // namespace blattwerk::ingest::web
