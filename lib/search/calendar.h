#pragma once

#include <vector>

#include "core/date_range.h"
#include "search/facets.h"
#include "store/database.h"

namespace blattwerk::search {

/// How many articles each date in a range has, in order: days, and months and years where no more is known.
/// Reads the keys of the range, nothing else.
std::vector<FacetCount> count_calendar(const store::Database& database, const DateRange& range);

/// How many articles have no date.
std::uint64_t count_undated(const store::Database& database);

}  // namespace blattwerk::search
