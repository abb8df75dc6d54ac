#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/key_set.h"
#include "search/ranking.h"
#include "search/text_match.h"
#include "search/value_condition.h"

namespace blattwerk::search {

namespace impact {
class OrdinalSet;
}

struct ScoredKey {
  store::ArticleKey key;
  double score;

  friend bool operator==(const ScoredKey&, const ScoredKey&) = default;
};

/// Whether `a` is listed before `b`: the higher score, then the newer article.
inline bool ranks_before(const ScoredKey& a, const ScoredKey& b) {
  return a.score != b.score ? a.score > b.score : a.key > b.key;
}

/// What to rank. All pointers and references must outlive the call.
struct RankRequest {
  const TextMatch& match;
  const RankingWeights& weights;
  store::KeyRange keys;
  const KeySet* filter = nullptr;                ///< only these articles, where given
  std::span<const ValueCondition> conditions{};  ///< only articles that fulfil all of them
  std::size_t count = 10;                        ///< how many of the best are wanted
  /// Articles with fewer of the units do not count; where it is not 0, they rank by how many they have.
  std::size_t least_units = 0;
  KeySet* matched = nullptr;  ///< takes all articles that match, where given
  /// Takes them by the segments of the impact index instead, where that answers; else stays empty. Not where
  /// `least_units` decides.
  std::vector<impact::OrdinalSet>* matched_ordinals = nullptr;
};

struct Ranked {
  std::vector<ScoredKey> best;  ///< in order
  std::uint64_t total = 0;
  bool complete = true;  ///< false where the time was up
};

/// Finds the best articles for a text match by the formula of `ranking.h`. Every implementation gives the
/// same order.
class Ranker {
 public:
  virtual ~Ranker() = default;
  virtual Ranked rank(const RankRequest& request) = 0;
};

}  // namespace blattwerk::search
