#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/impact/posting_list.h"

namespace blattwerk::store::impact {

inline constexpr std::size_t kBlockPostings = 128;

/// What stands before the first ordinal of a term.
inline constexpr std::uint32_t kBeforeFirst = 0xFFFFFFFFu;

/// Appends up to kBlockPostings postings: their number, ordinals as packed differences, and counts: as packed
/// numbers of the block's different counts, which mostly are few, or else column by column. `before` is the
/// ordinal before the block.
void encode_postings(std::span<const Posting> postings, std::uint32_t before, std::string& out);

/// Appends the positions of the same postings: packed differences, the first of each column apart since it
/// is larger.
void encode_positions(std::span<const Posting> postings, std::span<const std::uint32_t> positions,
                      std::string& out);

/// A block as it is read.
class PostingBlock {
 public:
  /// Reads the ordinals; the counts stay packed until asked for. `bytes` must be padded, stay where they are
  /// and begin with the block. Returns how many bytes it takes. Throws DamagedIndex.
  std::size_t read(std::string_view bytes, std::uint32_t before);

  std::span<const std::uint32_t> ordinals() const { return {ordinals_.data(), size_}; }
  ColumnCounts counts(std::size_t index) const;

  /// Reads the positions of one posting from `bytes`, which `encode_positions` has written: appended to
  /// `positions`, column after column as the counts say.
  void read_positions(std::string_view bytes, std::size_t index, std::vector<std::uint32_t>& positions) const;
  /// Appends those of all postings.
  void read_all_positions(std::string_view bytes, std::vector<std::uint32_t>& positions) const;

 private:
  std::size_t size_ = 0;
  std::array<std::uint32_t, kBlockPostings> ordinals_;
  std::size_t pattern_count_ = 0;  ///< 0 where the counts are packed by column
  std::array<ColumnCounts, kBlockPostings> patterns_;
  const char* packed_patterns_ = nullptr;
  unsigned pattern_width_ = 0;
  std::array<const char*, kFtsColumns> packed_columns_{};
  std::array<unsigned, kFtsColumns> column_widths_{};
};

}  // namespace blattwerk::store::impact
