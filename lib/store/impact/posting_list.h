#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <vector>

#include "store/fts_tokenizer.h"

namespace blattwerk::store::impact {

/// How often a term stands in each column of an article.
using ColumnCounts = std::array<std::uint32_t, kFtsColumns>;

inline std::uint32_t total(const ColumnCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0u);
}

/// The column weights that block bounds are made with, doubled to be whole numbers; see docs/impact-index.md.
inline constexpr std::array<std::uint32_t, kFtsColumns> kBoundWeights = {2, 8, 4, 3};
inline constexpr double kBoundWeightScale = 2.0;

/// The weighted frequency that bounds are about; saturates.
inline std::uint32_t bound_frequency(const ColumnCounts& counts) {
  std::uint64_t sum = 0;
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    sum += std::uint64_t{counts[column]} * kBoundWeights[column];
  }
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(sum, 0xFFFFFFFFu));
}

/// One article in which a term stands.
struct Posting {
  std::uint32_t ordinal;
  ColumnCounts counts;
};

/// The articles of a term in the order of their ordinals.
struct PostingList {
  std::vector<Posting> postings;
  /// The positions of all occurrences: posting after posting, in each column after column, ascending.
  std::vector<std::uint32_t> positions;

  void clear() {
    postings.clear();
    positions.clear();
  }
};

}  // namespace blattwerk::store::impact
