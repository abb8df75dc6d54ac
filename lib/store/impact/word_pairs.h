#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/database.h"
#include "store/impact/index_reader.h"

namespace blattwerk::store::impact {

/// In segments of fewer articles phrases are soon found anyhow.
inline constexpr std::uint32_t kLeastPairedArticles = 16'384;

/// Lists the neighbouring words of those segments of `least_articles` or more that have no such lists yet:
/// for each two words that stand in an eighth of the articles, those in which the one stands right before the
/// other, and how often in each column; at which places the positions of the words tell (Williams, Zobel &
/// Bahle, Fast phrase querying with combined indexes, 2004). Returns the next free chunk. Must run within a
/// transaction.
std::uint64_t settle_pairs(const Database& database, std::uint64_t next_chunk, std::uint32_t least_articles);

/// Whether the lists of a segment are those that its words give; also where it has none yet. Throws
/// DamagedIndex where they can't be read.
bool pairs_agree(const Database& database, IndexReader& reader, const Segment& segment);

/// Reads these lists.
class PairReader {
 public:
  explicit PairReader(const Database& database);

  /// What is known of two words of a segment one behind the other.
  struct Pair {
    bool listed = false;               ///< else their positions tell
    std::optional<TermEntry> entry{};  ///< where they ever stand so; its postings have no positions
  };
  Pair find(const Segment& segment, std::string_view first, std::string_view second);

 private:
  Statement words_;
  Statement pair_;
};

}  // namespace blattwerk::store::impact
