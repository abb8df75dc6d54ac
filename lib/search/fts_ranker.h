#pragma once

#include "search/ranker.h"
#include "store/database.h"

namespace blattwerk::search {

/// Ranks while FTS5 walks the hits: an auxiliary function scores each and keeps the best in a heap, so that
/// no hit but those becomes a row. An article's length is looked up only where it could still be among the
/// best. For archives whose impact index can't be trusted.
class FtsRanker : public Ranker {
 public:
  /// Makes the function known to the connection, which must outlive the ranker.
  explicit FtsRanker(const store::Database& database);
  Ranked rank(const RankRequest& request) override;

 private:
  const store::Database& database_;
};

}  // namespace blattwerk::search
