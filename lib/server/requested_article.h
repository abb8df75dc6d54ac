#pragma once

#include <cstdint>
#include <string_view>

#include "store/database.h"

namespace blattwerk::server {

/// The number of the article that a client names by its number or its external id. Throws Problem 404 where
/// there is none.
std::int64_t requested_article(const store::Database& database, std::string_view id);

}  // namespace blattwerk::server
