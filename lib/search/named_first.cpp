#include "search/named_first.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace blattwerk::search {

Ranked rank_named_first(Ranker& ranker, RankRequest request, DuplicateFilter& duplicates) {
  const auto named_only = without_derived(request.conditions);
  if (!named_only) return rank_admitted(ranker, request, duplicates);
  RankRequest naming = request;
  naming.conditions = *named_only;
  naming.matched = nullptr;
  naming.matched_ordinals = nullptr;
  DuplicateFilter of_all = duplicates;
  Ranked named = rank_admitted(ranker, naming, duplicates);

  // Each that is listed already takes the place of one at the most.
  const std::size_t wanted = request.count;
  request.count = named.best.size() < wanted ? wanted + named.best.size() : std::min<std::size_t>(wanted, 1);
  Ranked all = rank_admitted(ranker, request, of_all);
  all.complete = all.complete && named.complete;
  std::unordered_set<store::ArticleKey> listed;
  for (const ScoredKey& scored : named.best) listed.insert(scored.key);
  for (const ScoredKey& scored : std::exchange(all.best, std::move(named.best))) {
    if (all.best.size() == wanted) break;
    if (!listed.contains(scored.key) && duplicates.admit(scored.key)) all.best.push_back(scored);
  }
  return all;
}

}  // namespace blattwerk::search
