#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "store/database.h"
#include "store/impact/batch_builder.h"
#include "store/impact/fts_totals.h"
#include "store/impact/index_reader.h"
#include "store/impact/word_pairs.h"

namespace blattwerk::store::impact {

/// What the segments hold, without the articles deleted.
FtsTotals totals_of(const std::vector<Segment>& segments);

/// Whether the index holds what the full-text index holds, told by the numbers of articles and words. Reading
/// must not use it otherwise.
bool covers_archive(const Database& database, const std::optional<IndexState>& state,
                    const std::vector<Segment>& segments);

/// Keeps the impact index beside the full-text index: every batch becomes a segment of its own in the
/// transaction that writes the batch; segments are merged as they become many (O'Neil et al., The
/// log-structured merge-tree, 1996).
class ImpactIndex {
 public:
  /// Where the index does not cover the archive, nothing is written until it is rebuilt.
  explicit ImpactIndex(const Database& database);
  /// An index that begins anew with no article, as the full-text index must. To be called within a
  /// transaction.
  static ImpactIndex begin_anew(const Database& database);

  bool active() const { return active_; }

  /// Written by the next `flush`.
  void add(ArticleKey key, const IndexedColumns& columns);
  /// The article of this key as it stands before the batch.
  void remove(ArticleKey key);
  /// Writes what was added and removed. Must run within a transaction.
  void flush();
  /// Forgets what was not flushed, or was rolled back.
  void forget();
  /// Merges what is small beside the rest, for an archive that will be searched now, and makes what else is
  /// derived of its segments; lists of pairs of those of `least_paired` articles or more. Must run within a
  /// transaction.
  void settle(std::uint32_t least_paired = kLeastPairedArticles);

 private:
  void do_or_give_up(const std::function<void()>& change);
  void settle_segments();
  void write_removals(std::vector<Segment>& segments);
  void merge_levels();
  void merge_some(const std::vector<Segment>& inputs);
  void write_state();

  const Database& database_;
  IndexReader reader_;
  IndexState state_{kFormat, 0, 1};
  bool active_ = false;
  bool stale_ = false;  ///< there is an index, of another archive as it were
  BatchBuilder batch_;
  std::vector<ArticleKey> removed_;
};

/// Empties the index; searches do without it.
void discard(const Database& database);

}  // namespace blattwerk::store::impact
