#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/impact/bit_packing.h"
#include "store/impact/posting_list.h"

namespace blattwerk::store::impact {

inline constexpr std::size_t kBlockPostings = 128;

/// What stands before the first ordinal of a term.
inline constexpr std::uint32_t kBeforeFirst = 0xFFFFFFFFu;

/// Appends up to kBlockPostings postings: their number, ordinals as packed differences, and counts: as
/// numbers of the block's different counts, which mostly are few, or else column by column. Of those numbers
/// up to three that most postings have take one, two and three bits; the rest follow as many zeros and are of
/// one width. `before` is the ordinal before the block.
void encode_postings(std::span<const Posting> postings, std::uint32_t before, std::string& out);

/// Appends the positions of the same postings: packed differences, the first of each column apart since it
/// is larger.
void encode_positions(std::span<const Posting> postings, std::span<const std::uint32_t> positions,
                      std::string& out);

/// A block as it is read: the ordinals at once, counts and positions when they are asked for.
class PostingBlock {
 public:
  /// `bytes` must be padded, stay where they are and begin with the block. Throws DamagedIndex.
  void read(std::string_view bytes, std::uint32_t before);
  /// The same of all postings of a term as the dictionary has them (encode_inline); `bytes` need no padding,
  /// and have the positions too.
  void read_inline(std::string_view bytes, std::uint32_t documents);

  std::span<const std::uint32_t> ordinals() const { return {ordinals_.data(), size_}; }
  /// The first posting from `from` on whose ordinal is not less than `target`; ordinals().size() where none
  /// is.
  std::size_t seek(std::size_t from, std::uint32_t target) const {
    while (from + kStep <= size_ && ordinals_[from + kStep - 1] < target) from += kStep;
    // Counted without a branch: those behind the last one are as great as can be.
    std::size_t less = 0;
    for (std::size_t i = 0; i < kStep; ++i) less += ordinals_[from + i] < target;
    return from + less;
  }
  // What follows throws DamagedIndex.
  ColumnCounts counts(std::size_t index) const {
    if (!counts_known_) read_counts();
    return pattern_count_ > 0 ? patterns_[numbers_[index]] : packed_counts(index);
  }
  /// bound_frequency() of the counts.
  std::uint32_t bound_frequency(std::size_t index) const {
    if (!counts_known_) read_counts();
    return pattern_count_ > 0 ? bound_frequencies_[numbers_[index]] : impact::bound_frequency(counts(index));
  }
  /// Calls `visit` with each posting from `from` to before `to` and its bound_frequency().
  template <typename Visit>
  void for_each_bound_frequency(std::size_t from, std::size_t to, Visit visit) const {
    if (!counts_known_) read_counts();
    if (pattern_count_ > 0) {
      for (std::size_t i = from; i < to; ++i) visit(i, bound_frequencies_[numbers_[i]]);
    } else {
      for (std::size_t i = from; i < to; ++i) visit(i, impact::bound_frequency(packed_counts(i)));
    }
  }
  /// How many bytes the block takes.
  std::size_t size_in_bytes() const;

  /// Reads the positions of one posting from `bytes`, which `encode_positions` has written, or which the
  /// block itself was read from where it is inline: appended to `positions`, column after column as the
  /// counts say.
  void read_positions(std::string_view bytes, std::size_t index, std::vector<std::uint32_t>& positions) const;
  /// Calls `visit` with the column and each position of one posting, in the same order. For one block `bytes`
  /// must always be the same.
  template <typename Visit>
  void for_each_position(std::string_view bytes, std::size_t index, Visit visit) const {
    if (inline_) {
      for_each_inline_position(bytes, index, visit);
      return;
    }
    if (!positions_opened_) open_positions(bytes);
    auto [first, rest] = positions_before_[index];
    const ColumnCounts own = counts(index);
    for (unsigned column = 0; column < kFtsColumns; ++column) {
      if (own[column] == 0) continue;
      std::uint32_t position = unpack_one(first_positions_, first_width_, first++);
      visit(column, position);
      for (std::uint32_t i = 1; i < own[column]; ++i) {
        position += unpack_one(rest_positions_, rest_width_, rest++);
        visit(column, position);
      }
    }
  }
  /// Appends those of all postings.
  void read_all_positions(std::string_view bytes, std::vector<std::uint32_t>& positions) const;

 private:
  void read_counts() const;
  ColumnCounts packed_counts(std::size_t index) const;
  std::size_t read_numbers(const char* bytes, std::size_t left) const;
  void end_ordinals() { std::fill_n(ordinals_.begin() + static_cast<std::ptrdiff_t>(size_), kStep, ~0u); }
  void count_positions() const;
  void open_positions(std::string_view bytes) const;

  template <typename Visit>
  void for_each_inline_position(std::string_view bytes, std::size_t index, Visit visit) const {
    ByteReader reader(bytes.substr(positions_before_[index].first));
    for (unsigned column = 0; column < kFtsColumns; ++column) {
      std::uint32_t position = 0;
      for (std::uint32_t i = 0; i < patterns_[index][column]; ++i) {
        position += static_cast<std::uint32_t>(reader.varint());
        visit(column, position);
      }
    }
  }

  std::string_view bytes_;
  std::size_t size_ = 0;
  bool inline_ = false;
  unsigned unary_ = 0;  ///< see encode_postings
  std::size_t counts_offset_ = 0;
  static constexpr std::size_t kStep = 8;
  std::array<std::uint32_t, kBlockPostings + kStep> ordinals_;

  // Of the block read, once they are asked for.
  mutable bool counts_known_ = false;
  mutable std::size_t counts_end_ = 0;
  mutable std::size_t pattern_count_ = 0;  ///< 0 where the counts are packed by column
  mutable std::array<ColumnCounts, kBlockPostings> patterns_;
  mutable std::array<std::uint32_t, kBlockPostings> bound_frequencies_;
  /// Of the pattern of each posting; several are written at once.
  mutable std::array<std::uint8_t, kBlockPostings + 2 * kStep> numbers_;
  mutable std::array<const char*, kFtsColumns> packed_columns_{};
  mutable std::array<unsigned, kFtsColumns> column_widths_{};

  /// How many first positions of columns, and how many others, stand before those of a posting. In an inline
  /// block `first` is the byte at which those of the posting begin.
  struct PositionsBefore {
    std::uint32_t first;
    std::uint32_t rest;
  };
  mutable bool positions_opened_ = false;
  mutable unsigned first_width_ = 0;
  mutable unsigned rest_width_ = 0;
  mutable const char* first_positions_ = nullptr;
  mutable const char* rest_positions_ = nullptr;
  mutable std::array<PositionsBefore, kBlockPostings + 1> positions_before_;
};

}  // namespace blattwerk::store::impact
