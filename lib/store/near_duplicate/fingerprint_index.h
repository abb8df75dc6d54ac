#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "store/database.h"

namespace blattwerk::store::near_duplicate {

/// One minimum of an article's fingerprint.
struct MinimumOfArticle {
  std::uint32_t minimum;
  std::uint32_t article;  ///< id

  friend auto operator<=>(const MinimumOfArticle&, const MinimumOfArticle&) = default;
};

/// Finds the articles that have a minimum in their fingerprint, in sorted runs that are merged as they become
/// many (O'Neil et al., The log-structured merge-tree, 1996). A B-tree would have a page written for nearly
/// every minimum, since they are random.
///
/// A hint only: it may name articles that are gone or have changed.
class FingerprintIndex {
 public:
  explicit FingerprintIndex(const Database& database);

  /// Adds a run. `pairs` must be sorted. Must run within a transaction.
  void add(std::span<const MinimumOfArticle> pairs);

  /// Calls `found` for the articles of each of the minima, which must be ascending; for at most `most`
  /// articles of one minimum, those added first.
  void find(std::span<const std::uint32_t> minima, std::size_t most,
            const std::function<void(std::size_t which, std::uint32_t article)>& found);

  /// Calls `visit` for all pairs. False where a run is not as it was written.
  bool read_through(const std::function<void(const MinimumOfArticle&)>& visit);

 private:
  struct Run {
    std::int64_t id;
    std::int64_t pairs;
    std::int64_t first_page;
    std::vector<std::uint32_t> minima;  // the first one of each page
  };
  class RunReader;
  class RunWriter;

  std::vector<Run> runs();
  std::vector<MinimumOfArticle> read_page(std::int64_t id);
  void merge_levels();
  void merge(std::span<const Run> inputs);
  void remove(const Run& run);

  const Database& database_;
  Statement select_page_;
};

}  // namespace blattwerk::store::near_duplicate
