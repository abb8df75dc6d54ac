#pragma once

#include "search/duplicate_filter.h"
#include "search/ranker.h"

namespace blattwerk::search {

/// As rank_admitted, but an article that names the entities asked for is listed before all that only have
/// words made from a name, whatever their scores. Costs a second ranking where there are such articles.
Ranked rank_named_first(Ranker& ranker, RankRequest request, DuplicateFilter& duplicates);

}  // namespace blattwerk::search
