#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "search/facets.h"
#include "search/fts_ranker.h"
#include "search/impact/index_view.h"
#include "search/impact/ordinal_set.h"
#include "search/impact/value_filter.h"
#include "search/page.h"
#include "search/ranker.h"
#include "store/database.h"

namespace blattwerk::search::impact {

/// Searches by the impact index: by relevance, by date, and what a result is made of.
///
/// In ranking whole blocks of articles are passed over that hold none of the best (Block-Max WAND: Ding &
/// Suel, SIGIR 2011; in windows with a part of the terms leading, as Block-Max MaxScore does). Order, scores
/// and totals are those of FtsRanker, which answers for an archive whose index is missing, behind or damaged.
class ImpactRanker : public Ranker {
 public:
  /// `database` must outlive it.
  explicit ImpactRanker(const store::Database& database);
  Ranked rank(const RankRequest& request) override;
  /// The index as it was seen last, for who reads its terms.
  IndexView& view() { return view_; }

  // What follows does not fall back: nothing is returned where the index has no answer.

  std::optional<Ranked> rank_by_index(const RankRequest& request);

  /// The articles by date: fills the page and returns how many there are, kInterrupted where the time was up.
  /// Without an expression every article that the conditions allow is found.
  std::optional<std::uint64_t> find_by_date(const RankRequest& request, Order order, PageByDate& page);
  static constexpr std::uint64_t kInterrupted = ~std::uint64_t{0};

  /// What the articles of a result have, of each facet the `most` most frequent values. `matches` are those
  /// of a request in the same transaction.
  std::optional<Facets> count_facets(std::span<const OrdinalSet> matches, std::size_t most);
  std::optional<Facets> count_facets(const KeySet& articles, std::size_t most);

 private:
  template <typename Result, typename Look>
  std::optional<Result> with_view(Result interrupted, Look look);

  const store::Database& database_;
  FtsRanker fallback_;
  IndexView view_;
  ValueFilter values_;
  store::Statement newest_;
};

}  // namespace blattwerk::search::impact
