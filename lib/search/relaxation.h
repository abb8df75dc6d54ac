#pragma once

#include <optional>

#include "search/duplicate_filter.h"
#include "search/page_finder.h"
#include "search/prepared_search.h"
#include "search/searcher.h"

namespace blattwerk::search {

/// Where all the words of a query together find little, what at least half of them find, the page itself left
/// out. Nothing where enough was found, or where the query has no words that could be left out.
std::optional<Relaxed> relax(PreparedSearch& search, const FoundPage& found,
                             const DuplicateFilter& duplicates);

}  // namespace blattwerk::search
