#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "search/ranker.h"
#include "search/searcher.h"
#include "store/near_duplicate/group_reader.h"

namespace blattwerk::search {

/// Of near duplicates admits the first: of a list in its order, the article that stands first.
class DuplicateFilter {
 public:
  /// Admits every article.
  DuplicateFilter() = default;
  /// `groups` must outlive the filter; where all are wanted, every article is admitted.
  DuplicateFilter(store::near_duplicate::GroupReader& groups, NearDuplicates which)
      : groups_(which == NearDuplicates::first && groups.any() ? &groups : nullptr) {}

  /// Whether it holds back anything at all.
  bool active() const { return groups_ != nullptr; }
  /// False where an article of the same group was admitted before.
  bool admit(store::ArticleKey key);
  /// Takes out of a list what is not admitted.
  void filter(std::vector<ScoredKey>& list);

 private:
  store::near_duplicate::GroupReader* groups_ = nullptr;
  std::unordered_set<std::int64_t> seen_;
};

/// The best articles that `duplicates` admits, which goes on to know them where these are all there are.
Ranked rank_admitted(Ranker& ranker, RankRequest request, DuplicateFilter& duplicates);

}  // namespace blattwerk::search
