#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "store/article_key.h"
#include "store/database.h"
#include "store/near_duplicate/candidates.h"
#include "store/near_duplicate/fingerprint.h"
#include "store/near_duplicate/fingerprint_index.h"
#include "text/analyzer.h"

namespace blattwerk::store::near_duplicate {

/// Keeps the groups of near duplicates as articles come, change and go, a batch at a time.
///
/// Two articles are linked where their fingerprints agree in two minima or more and their texts are near
/// duplicates; a group is what links join. So the groups follow from the articles, in whatever order they
/// came.
class Grouper {
 public:
  /// Both must outlive the grouper; `analyzer` must be set up as for the articles written.
  Grouper(const Database& database, text::Analyzer& analyzer);
  /// With no article in it yet, for a rebuild. To be called within a transaction.
  static void begin_anew(const Database& database);

  /// An article that is in the archive from this batch on. `columns` are read until the next `flush`; where
  /// they are null, its text is read again when it is needed.
  void add(std::int64_t id, const Fingerprint& fingerprint, const IndexedColumns* columns);
  /// The article is to go, or will be added anew.
  void remove(ArticleKey key);
  /// Links what was added, and anew what was linked with what was removed. Must run within a transaction.
  void flush();
  /// Forgets what was not flushed.
  void forget();

 private:
  struct Article {
    std::int64_t id;
    Fingerprint fingerprint;
    const IndexedColumns* columns;
  };

  void add_again(std::int64_t id);
  void write_index(std::size_t articles);
  std::vector<ArticleFingerprint> fingerprints() const;
  void link(const std::vector<Candidate>& candidates);  // of added_
  const TextShape& shape(std::int64_t id);
  std::optional<ArticleKey> key_of(std::int64_t id);
  void unite(std::int64_t a, ArticleKey key_a, std::int64_t b, ArticleKey key_b);
  void join(ArticleKey key, std::optional<std::int64_t> old_group, std::int64_t group);

  const Database& database_;
  text::Analyzer& analyzer_;
  FingerprintIndex index_;
  std::vector<Article> added_;
  std::vector<std::int64_t> linked_with_removed_;           // ids
  std::unordered_map<std::int64_t, std::size_t> position_;  // in added_, by id
  std::unordered_map<std::int64_t, TextShape> shapes_;
  Statement find_key_;
  Statement find_group_;
  Statement insert_;
  Statement move_group_;
};

}  // namespace blattwerk::store::near_duplicate
