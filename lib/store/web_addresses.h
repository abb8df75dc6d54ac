#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"

namespace blattwerk::store {

/// What an archive remembers of a page or feed that it fetched.
struct WebAddress {
  std::string url;
  std::string fetched;  ///< ISO 8601, UTC
  std::string stamp;    ///< the date by which a feed told this state of the page; empty where it tells none
  std::string etag;
  std::string last_modified;
};

std::optional<WebAddress> find_web_address(const Database& database, std::string_view url);
/// Replaces what was remembered of this address.
void remember_web_address(const Database& database, const WebAddress& address);

}  // namespace blattwerk::store
