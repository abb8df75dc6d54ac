#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "search/query.h"
#include "search/searcher.h"
#include "server/context.h"
#include "server/request.h"

namespace blattwerk::server {

/// The most items of one page.
inline constexpr std::size_t kMaxLimit = 1000;
/// The furthest that paging goes; beyond it, narrow the search.
inline constexpr std::size_t kMaxOffset = 100'000;

/// A whole number from the query string, `otherwise` where it is missing. Throws Problem 400 where it is none
/// or out of `least` to `most`.
std::size_t number(const Request& request, std::string_view name, std::size_t otherwise, std::size_t least,
                   std::size_t most);

/// Whether a flag is set: `1`, `true` or empty; throws Problem 400 for anything else but `0` and `false`.
bool flag(const Request& request, std::string_view name);

/// The query `q`, and the conditions `from`, `to`, `on`, `person`, `org`, `place`, `source` beside it, as the
/// options of the command line. Throws Problem 400 for a date that can't be read.
search::Query read_query(const Request& request);

/// `sort`, `limit`, `offset` and `all` of a request, and the bounds of every search. Throws Problem 400.
search::SearchOptions read_options(const Context& context, const Request& request, search::Order order);

}  // namespace blattwerk::server
