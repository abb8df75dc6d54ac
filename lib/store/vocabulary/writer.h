#pragma once

#include <span>
#include <vector>

#include "store/database.h"
#include "store/vocabulary/cursor.h"
#include "store/vocabulary/word_counter.h"

namespace blattwerk::store::vocabulary {

/// Keeps the vocabulary of an archive up as articles come in: every batch becomes a run of its own, in the
/// transaction that writes the batch; runs are merged as they become many (O'Neil et al., The log-structured
/// merge-tree, 1996).
///
/// Articles that are removed or replaced leave their words behind until `reindex`: what is offered must be
/// looked up in the index first.
class Writer {
 public:
  /// `database` must outlive the writer.
  explicit Writer(const Database& database) : database_(database) {}

  /// An article that is written by the next `flush`; `mentions` as of IncomingArticle.
  void add(const Article& article, std::span<const std::vector<EntityMention>> mentions) {
    batch_.add(article, mentions);
  }
  /// Writes what was added. Must run within a transaction.
  void flush();
  /// Forgets what was not flushed.
  void forget() { batch_.clear(); }
  /// Merges what is small beside the rest, for an archive that will be searched now. Must run within a
  /// transaction.
  void settle();

 private:
  void merge(const std::vector<Run>& runs, std::int64_t level);
  void merge_levels();

  const Database& database_;
  WordCounter batch_;
};

/// Empties the vocabulary; nothing is offered then until it is made anew.
void discard(const Database& database);

}  // namespace blattwerk::store::vocabulary
