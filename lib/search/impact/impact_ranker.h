#pragma once

#include <optional>

#include "search/fts_ranker.h"
#include "search/impact/index_view.h"
#include "search/ranker.h"
#include "store/database.h"

namespace blattwerk::search::impact {

/// Ranks by the impact index: whole blocks of articles are passed over that hold none of the best
/// (Block-Max WAND: Ding & Suel, SIGIR 2011; in windows with a part of the terms leading, as Block-Max
/// MaxScore does). Order, scores and totals are those of FtsRanker, which answers where the index has
/// nothing to say: NAHE, truncation, function words in phrases or side by side, and an archive whose index is
/// missing, behind or damaged.
class ImpactRanker : public Ranker {
 public:
  /// `database` must outlive it.
  explicit ImpactRanker(const store::Database& database);
  Ranked rank(const RankRequest& request) override;

  /// Without falling back: nothing where the index has no answer.
  std::optional<Ranked> rank_by_index(const RankRequest& request);

 private:
  const store::Database& database_;
  FtsRanker fallback_;
  IndexView view_;
  store::Statement newest_;
};

}  // namespace blattwerk::search::impact
