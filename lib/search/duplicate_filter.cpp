#include "search/duplicate_filter.h"

#include <utility>

#include "search/impact/ordinal_set.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kMoreRanked = 4;  // beyond those wanted and half of them

}  // namespace

bool DuplicateFilter::admit(store::ArticleKey key) {
  if (!active()) return true;
  const auto group = groups_->group_of(key);
  return !group || seen_.insert(*group).second;
}

void DuplicateFilter::filter(std::vector<ScoredKey>& list) {
  if (active()) std::erase_if(list, [this](const ScoredKey& scored) { return !admit(scored.key); });
}

Ranked rank_admitted(Ranker& ranker, RankRequest request, DuplicateFilter& duplicates) {
  const std::size_t wanted = request.count;
  if (duplicates.active() && wanted < kAllArticles / 2) request.count += wanted / 2 + kMoreRanked;
  for (;; request.count *= 4) {
    Ranked ranked = ranker.rank(request);
    const bool all = ranked.best.size() < request.count;
    DuplicateFilter admitted = duplicates;
    admitted.filter(ranked.best);
    if (!all && ranked.best.size() < wanted) {
      if (request.matched_ordinals != nullptr) request.matched_ordinals->clear();
      continue;
    }
    if (ranked.best.size() > wanted) {
      ranked.best.resize(wanted);
    } else if (all) {
      duplicates = std::move(admitted);
    }
    return ranked;
  }
}

}  // namespace blattwerk::search
