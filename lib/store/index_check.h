#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "store/article_key.h"
#include "store/database.h"
#include "store/findings.h"
#include "store/fts_tokenizer.h"
#include "store/impact/index_reader.h"

namespace blattwerk::store {

/// Compares the full-text and the impact index with the text that they index, posting by posting.
///
/// Each posting is hashed, and the hashes of an article are added up: the sums do not depend on the order of
/// postings, which is by article in the text and by term in the indexes, so that a million articles take some
/// numbers each (after Clarke et al., Incremental multiset hash functions, ASIACRYPT 2003; here against
/// damage, not against forgery).
class IndexCheck {
 public:
  /// Each article once.
  void add_article(std::int64_t id, ArticleKey key, const IndexedColumns& columns);

  // To be called when all articles were added, in the transaction that they were read in.
  void compare_full_text(const Database& database, Findings& findings);
  /// An impact index that was emptied is as it must be: searches do without it.
  void compare_impact(const Database& database, Findings& findings);

 private:
  struct Sums {
    std::uint64_t occurrences = 0;  ///< term, column and position, as the full-text index has them
    std::uint64_t counts = 0;       ///< term, column and how often, as the impact index has them
  };
  struct Expected {
    std::int64_t id;
    ArticleKey key;
    Sums sums;
  };

  /// `words` is the sum over the words of the segment of their hashes, each as often as articles have it.
  static void compare_endings(const Database& database, const impact::Segment& segment, std::uint64_t words,
                              Findings& findings);
  void report(std::string_view index, std::vector<std::uint64_t> found, std::uint64_t Sums::*sum,
              Findings& findings) const;
  using Name = std::int64_t Expected::*;  ///< by which an index knows articles: their ids or their keys
  void sort_by(Name name);
  /// Where the article that bears `value` is in `articles_`, which are sorted by this name, looked for from
  /// `from` on; their number where it is not.
  std::size_t find(Name name, std::int64_t value, std::size_t from) const;

  std::vector<Expected> articles_;
};

}  // namespace blattwerk::store
