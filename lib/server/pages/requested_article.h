#pragma once

#include <cstdint>
#include <string>

#include "store/database.h"

namespace blattwerk::server::pages {

/// The article that a path names by its number. Throws Problem 404 where there is none.
std::int64_t requested_article(const store::Database& database, const std::string& text);

}  // namespace blattwerk::server::pages
