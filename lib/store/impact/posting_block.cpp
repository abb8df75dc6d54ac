#include "store/impact/posting_block.h"

#include <algorithm>

#include "store/impact/bit_packing.h"

namespace blattwerk::store::impact {
namespace {

constexpr unsigned kMaxWidth = 32;
// Of a term in one column of an article; what is more is no count but damage.
constexpr unsigned kMaxCountWidth = 26;
constexpr std::uint64_t kMaxCount = std::uint64_t{1} << kMaxCountWidth;

// Of all postings of a block: more than any chunk holds.
constexpr std::uint32_t kMostPositions = 1u << 30;

unsigned columns_with_any(const ColumnCounts& counts) {
  unsigned columns = 0;
  for (const std::uint32_t count : counts) columns += count > 0;
  return columns;
}

// The columns that have any as bits, then how many each has.
void encode_counts(const ColumnCounts& counts, std::string& out) {
  unsigned present = 0;
  for (std::size_t column = 0; column < kFtsColumns; ++column)
    present |= (counts[column] > 0 ? 1u : 0u) << column;
  out += static_cast<char>(present);
  for (const std::uint32_t count : counts) {
    if (count > 0) put_varint(out, count);
  }
}

ColumnCounts decode_counts(ByteReader& reader) {
  const unsigned present = reader.byte();
  ColumnCounts counts{};
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    if ((present >> column & 1u) == 0) continue;
    const std::uint64_t count = reader.varint();
    if (count > kMaxCount) throw DamagedIndex();
    counts[column] = static_cast<std::uint32_t>(count);
  }
  return counts;
}

}  // namespace

void encode_postings(std::span<const Posting> postings, std::uint32_t before, std::string& out) {
  std::array<std::uint32_t, kBlockPostings> values;
  const std::size_t size = postings.size();
  const std::span<std::uint32_t> used(values.data(), size);
  for (std::size_t i = 0; i < size; ++i) {
    values[i] = postings[i].ordinal - before - 1;
    before = postings[i].ordinal;
  }
  const unsigned width = packed_width(used);
  out += static_cast<char>(size - 1);
  out += static_cast<char>(width);
  pack(used, width, out);

  // As numbers of the different counts.
  thread_local std::string patterns;
  patterns.clear();
  std::array<ColumnCounts, kBlockPostings> seen;
  std::size_t pattern_count = 0;
  for (std::size_t i = 0; i < size; ++i) {
    std::size_t number = 0;
    while (number < pattern_count && seen[number] != postings[i].counts) ++number;
    if (number == pattern_count) {
      seen[pattern_count++] = postings[i].counts;
      encode_counts(postings[i].counts, patterns);
    }
    values[i] = static_cast<std::uint32_t>(number);
  }
  const unsigned pattern_width = packed_width(used);
  const std::size_t by_pattern = patterns.size() + packed_size(size, pattern_width);

  // Or column by column.
  ColumnCounts greatest{};
  for (const Posting& posting : postings) {
    for (std::size_t column = 0; column < kFtsColumns; ++column) greatest[column] |= posting.counts[column];
  }
  std::size_t by_column = kFtsColumns;
  for (const std::uint32_t count : greatest) {
    by_column += packed_size(size, static_cast<unsigned>(std::bit_width(count)));
  }
  if (by_pattern <= by_column) {
    out += static_cast<char>(pattern_count);
    out += patterns;
    pack(used, pattern_width, out);
    return;
  }
  out += '\0';
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    for (std::size_t i = 0; i < size; ++i) values[i] = postings[i].counts[column];
    const unsigned own = packed_width(used);
    out += static_cast<char>(own);
    pack(used, own, out);
  }
}

void encode_positions(std::span<const Posting> postings, std::span<const std::uint32_t> positions,
                      std::string& out) {
  thread_local std::vector<std::uint32_t> first;
  thread_local std::vector<std::uint32_t> rest;
  first.clear();
  rest.clear();
  auto position = positions.begin();
  for (const Posting& posting : postings) {
    for (const std::uint32_t count : posting.counts) {
      if (count == 0) continue;
      first.push_back(*position++);
      for (std::uint32_t i = 1; i < count; ++i, ++position) rest.push_back(*position - *std::prev(position));
    }
  }
  const unsigned first_width = packed_width(first);
  const unsigned rest_width = packed_width(rest);
  out += static_cast<char>(first_width);
  out += static_cast<char>(rest_width);
  pack(first, first_width, out);
  pack(rest, rest_width, out);
}

void PostingBlock::read(std::string_view bytes, std::uint32_t before) {
  ByteReader reader(bytes);
  bytes_ = bytes;
  counts_known_ = false;
  positions_counted_ = false;
  size_ = std::size_t{reader.byte()} + 1;
  const unsigned width = reader.byte();
  if (size_ > kBlockPostings || width > kMaxWidth) throw DamagedIndex();
  unpack(reader.take(packed_size(size_, width)).data(), width, {ordinals_.data(), size_});
  std::int64_t last = before == kBeforeFirst ? -1 : std::int64_t{before};
  for (std::size_t i = 0; i < size_; ++i) {
    last += std::int64_t{ordinals_[i]} + 1;
    ordinals_[i] = static_cast<std::uint32_t>(last);
  }
  if (last >= kBeforeFirst) throw DamagedIndex();
  counts_offset_ = static_cast<std::size_t>(reader.position() - bytes.data());
}

void PostingBlock::read_counts() const {
  ByteReader reader(bytes_.substr(counts_offset_));
  pattern_count_ = reader.byte();
  if (pattern_count_ > size_) throw DamagedIndex();
  for (std::size_t i = 0; i < pattern_count_; ++i) {
    patterns_[i] = decode_counts(reader);
    bound_frequencies_[i] = impact::bound_frequency(patterns_[i]);
  }
  if (pattern_count_ > 0) {
    pattern_width_ = static_cast<unsigned>(std::bit_width(pattern_count_ - 1));
    packed_patterns_ = reader.take(packed_size(size_, pattern_width_)).data();
  } else {
    for (std::size_t column = 0; column < kFtsColumns; ++column) {
      column_widths_[column] = reader.byte();
      if (column_widths_[column] > kMaxCountWidth) throw DamagedIndex();
      packed_columns_[column] = reader.take(packed_size(size_, column_widths_[column])).data();
    }
  }
  counts_end_ = static_cast<std::size_t>(reader.position() - bytes_.data());
  counts_known_ = true;
}

std::size_t PostingBlock::size_in_bytes() const {
  if (!counts_known_) read_counts();
  return counts_end_;
}

ColumnCounts PostingBlock::counts(std::size_t index) const {
  if (!counts_known_) read_counts();
  if (pattern_count_ > 0) return patterns_[pattern(index)];
  ColumnCounts counts;
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    counts[column] = unpack_one(packed_columns_[column], column_widths_[column], index);
  }
  return counts;
}

void PostingBlock::count_positions() const {
  PositionsBefore before{0, 0};
  for (std::size_t i = 0; i < size_; ++i) {
    positions_before_[i] = before;
    const ColumnCounts own = counts(i);
    const unsigned columns = columns_with_any(own);
    before.first += columns;
    before.rest += total(own) - columns;
    if (before.rest > kMostPositions) throw DamagedIndex();
  }
  positions_before_[size_] = before;
  positions_counted_ = true;
}

namespace {

// The positions of a block as they are packed.
struct PackedPositions {
  PackedPositions(std::string_view bytes, std::size_t first_count, std::size_t rest_count) {
    ByteReader reader(bytes);
    first_width = reader.byte();
    rest_width = reader.byte();
    if (first_width > kMaxWidth || rest_width > kMaxWidth) throw DamagedIndex();
    first = reader.take(packed_size(first_count, first_width)).data();
    rest = reader.take(packed_size(rest_count, rest_width)).data();
  }

  // Appends those of a posting of these counts, behind so many others.
  void append(const ColumnCounts& counts, std::size_t first_before, std::size_t rest_before,
              std::vector<std::uint32_t>& positions) const {
    for (const std::uint32_t count : counts) {
      if (count == 0) continue;
      std::uint32_t position = unpack_one(first, first_width, first_before++);
      positions.push_back(position);
      for (std::uint32_t i = 1; i < count; ++i) {
        position += unpack_one(rest, rest_width, rest_before++);
        positions.push_back(position);
      }
    }
  }

  unsigned first_width;
  unsigned rest_width;
  const char* first;
  const char* rest;
};

}  // namespace

void PostingBlock::read_positions(std::string_view bytes, std::size_t index,
                                  std::vector<std::uint32_t>& positions) const {
  if (!positions_counted_) count_positions();
  const auto& [first_count, rest_count] = positions_before_[size_];
  const auto& [first_before, rest_before] = positions_before_[index];
  PackedPositions(bytes, first_count, rest_count).append(counts(index), first_before, rest_before, positions);
}

void PostingBlock::read_all_positions(std::string_view bytes, std::vector<std::uint32_t>& positions) const {
  if (!positions_counted_) count_positions();
  const auto& [first_count, rest_count] = positions_before_[size_];
  const PackedPositions packed(bytes, first_count, rest_count);
  for (std::size_t i = 0; i < size_; ++i) {
    packed.append(counts(i), positions_before_[i].first, positions_before_[i].rest, positions);
  }
}

}  // namespace blattwerk::store::impact
