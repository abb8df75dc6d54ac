#include "store/impact/posting_block.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "store/impact/bit_packing.h"
#include "store/impact/counts_code.h"

namespace blattwerk::store::impact {
namespace {

constexpr unsigned kMaxWidth = 32;
constexpr unsigned kWidthBits = 6;  // of the byte that also has the length of the unary code above
constexpr unsigned kMostUnary = 3;
// Of all postings of a block: more than any chunk holds.
constexpr std::uint32_t kMostPositions = 1u << 30;

// The width of the numbers from `unary` on.
unsigned fixed_width(std::uint32_t patterns, unsigned unary) {
  return patterns > unary ? static_cast<unsigned>(std::bit_width(patterns - unary - 1)) : 0;
}

unsigned columns_with_any(const ColumnCounts& counts) {
  unsigned columns = 0;
  for (const std::uint32_t count : counts) columns += count > 0;
  return columns;
}

// Differences of so many bits can't pass the greatest number twice, all of a block together.
constexpr unsigned kNarrow = 24;
static_assert(kBlockPostings * ((std::uint64_t{1} << kNarrow) + 1) < std::uint64_t{1} << 32);
constexpr std::size_t kLanes = 4;

// Makes ordinals of their differences less one, four at once; also of what stands behind the last of them, up
// to a multiple of four.
void add_up_narrow(std::uint32_t* values, std::size_t size, std::uint32_t before) {
  using Lanes [[gnu::vector_size(kLanes * sizeof(std::uint32_t))]] = std::uint32_t;
  constexpr Lanes kZero = {};
  Lanes last = kZero + before;
  for (std::size_t i = 0; i < size; i += kLanes) {
    Lanes sums;
    std::memcpy(&sums, values + i, sizeof sums);
    sums += 1;
    sums += __builtin_shufflevector(sums, kZero, 4, 0, 1, 2);
    sums += __builtin_shufflevector(sums, kZero, 4, 4, 0, 1);
    sums += last;
    std::memcpy(values + i, &sums, sizeof sums);
    last = __builtin_shufflevector(sums, sums, 3, 3, 3, 3);
  }
}

// The numbers whose codes stand in a byte, low bits first, and what may follow the last of them: the zeros of
// a long code, whose rest stands behind.
struct CodedByte {
  std::uint64_t numbers = 0;  // a byte each
  std::uint8_t count = 0;
  std::uint8_t bits = 0;
  bool begins_long = false;
};
constexpr std::size_t kMostInByte = 8;
constexpr unsigned kMostWidth = 7;  // of the rest of a long code, as blocks have no more than 128 patterns

constexpr std::array<CodedByte, 256> coded_bytes(unsigned unary) {
  std::array<CodedByte, 256> table{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    CodedByte& coded = table[byte];
    while (coded.bits < 8 && !coded.begins_long) {
      unsigned zeros = 0;
      while (zeros < unary && coded.bits + zeros < 8 && (byte >> (coded.bits + zeros) & 1u) == 0) ++zeros;
      coded.begins_long = zeros == unary;
      if (!coded.begins_long) {
        if (coded.bits + zeros == 8) break;
        coded.numbers |= std::uint64_t{zeros} << (8u * coded.count++);
        ++zeros;
      }
      coded.bits = static_cast<std::uint8_t>(coded.bits + zeros);
    }
  }
  return table;
}
constexpr std::array<std::array<CodedByte, 256>, kMostUnary + 1> kCodedBytes = {
    coded_bytes(0), coded_bytes(1), coded_bytes(2), coded_bytes(3)};

// The different counts of a block, those that most postings have first, and the number of each posting's.
struct Patterns {
  explicit Patterns(std::span<const Posting> postings) {
    std::array<std::uint32_t, kBlockPostings> first_numbers;
    std::array<std::uint32_t, kBlockPostings> uses{};
    std::array<ColumnCounts, kBlockPostings> seen;
    for (std::size_t i = 0; i < postings.size(); ++i) {
      std::uint32_t number = 0;
      while (number < count && seen[number] != postings[i].counts) ++number;
      if (number == count) seen[count++] = postings[i].counts;
      ++uses[number];
      first_numbers[i] = number;
    }
    std::array<std::uint32_t, kBlockPostings> order;
    std::iota(order.begin(), order.begin() + count, 0u);
    std::stable_sort(order.begin(), order.begin() + count,
                     [&](std::uint32_t x, std::uint32_t y) { return uses[x] > uses[y]; });
    std::array<std::uint32_t, kBlockPostings> rank;
    for (std::uint32_t i = 0; i < count; ++i) {
      rank[order[i]] = i;
      put_counts(bytes, seen[order[i]]);
    }
    for (std::size_t i = 0; i < postings.size(); ++i) numbers[i] = rank[first_numbers[i]];
    choose_code({uses.data(), count}, order);
  }

  std::uint32_t count = 0;
  std::string bytes;
  std::array<std::uint32_t, kBlockPostings> numbers;
  unsigned unary = 0;  // so many numbers are coded by so many zeros and a one
  std::size_t bits = 0;

 private:
  // The way that takes the fewest bits.
  void choose_code(std::span<const std::uint32_t> uses, std::span<const std::uint32_t> order) {
    for (unsigned own = 0; own <= kMostUnary && own < std::max(count, 1u); ++own) {
      std::size_t sum = 0;
      for (std::uint32_t number = 0; number < count; ++number) {
        sum += uses[order[number]] * (number < own ? number + 1 : own + fixed_width(count, own));
      }
      if (own > 0 && sum >= bits) continue;
      bits = sum;
      unary = own;
    }
  }
};

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
  const Patterns patterns(postings);
  out += static_cast<char>(size - 1);
  out += static_cast<char>(width | patterns.unary << kWidthBits);
  pack(used, width, out);

  // As numbers of the different counts, or column by column.
  ColumnCounts greatest{};
  for (const Posting& posting : postings) {
    for (std::size_t column = 0; column < kFtsColumns; ++column) greatest[column] |= posting.counts[column];
  }
  std::size_t by_column = kFtsColumns;
  for (const std::uint32_t count : greatest) {
    by_column += packed_size(size, static_cast<unsigned>(std::bit_width(count)));
  }
  if (patterns.bytes.size() + (patterns.bits + 7) / 8 <= by_column) {
    out += static_cast<char>(patterns.count);
    out += patterns.bytes;
    BitWriter writer(out);
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint32_t number = patterns.numbers[i];
      if (number < patterns.unary) {
        writer.put(std::uint64_t{1} << number, number + 1);
      } else {
        writer.put(std::uint64_t{number - patterns.unary} << patterns.unary,
                   patterns.unary + fixed_width(patterns.count, patterns.unary));
      }
    }
    writer.finish();
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
  inline_ = false;
  counts_known_ = false;
  positions_opened_ = false;
  size_ = std::size_t{reader.byte()} + 1;
  const unsigned widths = reader.byte();
  const unsigned width = widths & ((1u << kWidthBits) - 1);
  unary_ = widths >> kWidthBits;
  if (size_ > kBlockPostings || width > kMaxWidth) throw DamagedIndex();
  unpack(reader.take(packed_size(size_, width)).data(), width, {ordinals_.data(), size_});
  static_assert(kStep >= kLanes);
  if (width <= kNarrow) {
    add_up_narrow(ordinals_.data(), size_, before);
    const std::uint32_t last = ordinals_[size_ - 1];
    if (last == kBeforeFirst || (before != kBeforeFirst && last <= before)) throw DamagedIndex();
  } else {
    std::int64_t last = before == kBeforeFirst ? -1 : std::int64_t{before};
    for (std::size_t i = 0; i < size_; ++i) {
      last += std::int64_t{ordinals_[i]} + 1;
      ordinals_[i] = static_cast<std::uint32_t>(last);
    }
    if (last >= kBeforeFirst) throw DamagedIndex();
  }
  end_ordinals();
  counts_offset_ = static_cast<std::size_t>(reader.position() - bytes.data());
}

void PostingBlock::read_inline(std::string_view bytes, std::uint32_t documents) {
  if (documents > kBlockPostings) throw DamagedIndex();
  ByteReader reader(bytes);
  bytes_ = bytes;
  size_ = pattern_count_ = documents;
  inline_ = counts_known_ = true;
  std::uint64_t next = 0;
  for (std::size_t i = 0; i < documents; ++i) {
    const std::uint64_t step = reader.varint();
    if (step >= kBeforeFirst || next + step >= kBeforeFirst) throw DamagedIndex();
    next += step;
    ordinals_[i] = static_cast<std::uint32_t>(next++);
    patterns_[i] = take_counts(reader);
    bound_frequencies_[i] = impact::bound_frequency(patterns_[i]);
    numbers_[i] = static_cast<std::uint8_t>(i);
    positions_before_[i].first = static_cast<std::uint32_t>(reader.position() - bytes.data());
    for (std::uint32_t n = total(patterns_[i]); n > 0; --n) reader.skip_varint();
  }
  if (!reader.done()) throw DamagedIndex();
  end_ordinals();
}

void PostingBlock::read_counts() const {
  ByteReader reader(bytes_.substr(counts_offset_));
  pattern_count_ = reader.byte();
  if (pattern_count_ > size_) throw DamagedIndex();
  for (std::size_t i = 0; i < pattern_count_; ++i) {
    patterns_[i] = take_counts(reader);
    bound_frequencies_[i] = impact::bound_frequency(patterns_[i]);
  }
  if (pattern_count_ > 0) {
    reader.take(read_numbers(reader.position(), reader.left()));
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

// The number of each posting's pattern. Returns how many bytes they take.
std::size_t PostingBlock::read_numbers(const char* bytes, std::size_t left) const {
  const auto count = static_cast<std::uint32_t>(pattern_count_);
  const unsigned width = fixed_width(count, unary_);
  const unsigned longest = unary_ + width;
  if (longest == 0) {
    std::fill_n(numbers_.begin(), size_, std::uint8_t{0});
    return 0;
  }
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  std::size_t bit = 0;
  const auto next_bits = [&] {
    if (bit / 8 > left) throw DamagedIndex();
    return get_fixed<std::uint64_t>(bytes + bit / 8) >> (bit % 8);
  };
  // Byte by byte, without a branch: what is no long code is written over by the next number.
  constexpr unsigned kReadBits = 57;
  const auto& table = kCodedBytes[unary_];
  std::size_t i = 0;
  while (i + kMostInByte < size_) {
    std::uint64_t word = next_bits();
    for (unsigned used = 0; used + 8 + kMostWidth <= kReadBits && i + kMostInByte < size_;) {
      const CodedByte& coded = table[word & 0xFFu];
      std::memcpy(&numbers_[i], &coded.numbers, sizeof coded.numbers);
      i += coded.count;
      numbers_[i] = static_cast<std::uint8_t>(unary_ + (word >> coded.bits & mask));
      i += coded.begins_long;
      const unsigned length = coded.bits + (coded.begins_long ? width : 0);
      word >>= length;
      used += length;
      bit += length;
    }
  }
  // The last ones one by one, since what follows them is no code.
  for (const std::uint64_t stop = std::uint64_t{1} << unary_; i < size_; ++i) {
    const std::uint64_t word = next_bits();
    const auto zeros = static_cast<unsigned>(std::countr_zero(word | stop));
    const bool is_long = zeros == unary_;
    numbers_[i] = static_cast<std::uint8_t>(zeros + (is_long ? word >> unary_ & mask : 0));
    bit += is_long ? longest : zeros + 1;
  }
  // A damaged block may name one that is not there.
  for (i = 0; i < size_; ++i) numbers_[i] = std::min(numbers_[i], static_cast<std::uint8_t>(count - 1));
  return (bit + 7) / 8;
}

std::size_t PostingBlock::size_in_bytes() const {
  if (!counts_known_) read_counts();
  return counts_end_;
}

ColumnCounts PostingBlock::packed_counts(std::size_t index) const {
  ColumnCounts counts;
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    counts[column] = unpack_one(packed_columns_[column], column_widths_[column], index);
  }
  return counts;
}

void PostingBlock::count_positions() const {
  const auto count = [](const ColumnCounts& counts) {
    const std::uint32_t columns = columns_with_any(counts);
    return PositionsBefore{columns, total(counts) - columns};
  };
  std::array<PositionsBefore, kBlockPostings> of_pattern;
  for (std::size_t i = 0; i < pattern_count_; ++i) of_pattern[i] = count(patterns_[i]);
  PositionsBefore before{0, 0};
  for (std::size_t i = 0; i < size_; ++i) {
    positions_before_[i] = before;
    const PositionsBefore own = pattern_count_ > 0 ? of_pattern[numbers_[i]] : count(counts(i));
    before.first += own.first;
    before.rest += own.rest;
    if (before.rest > kMostPositions) throw DamagedIndex();
  }
  positions_before_[size_] = before;
}

void PostingBlock::open_positions(std::string_view bytes) const {
  if (!counts_known_) read_counts();
  count_positions();
  ByteReader reader(bytes);
  first_width_ = reader.byte();
  rest_width_ = reader.byte();
  if (first_width_ > kMaxWidth || rest_width_ > kMaxWidth) throw DamagedIndex();
  first_positions_ = reader.take(packed_size(positions_before_[size_].first, first_width_)).data();
  rest_positions_ = reader.take(packed_size(positions_before_[size_].rest, rest_width_)).data();
  positions_opened_ = true;
}

void PostingBlock::read_positions(std::string_view bytes, std::size_t index,
                                  std::vector<std::uint32_t>& positions) const {
  for_each_position(bytes, index, [&](unsigned, std::uint32_t position) { positions.push_back(position); });
}

void PostingBlock::read_all_positions(std::string_view bytes, std::vector<std::uint32_t>& positions) const {
  for (std::size_t i = 0; i < size_; ++i) read_positions(bytes, i, positions);
}

}  // namespace blattwerk::store::impact
