#pragma once

#include <cstddef>
#include <string>

#include "store/impact/bytes.h"
#include "store/impact/posting_list.h"

namespace blattwerk::store::impact {

/// Of a term in one column of an article; what is more is no count but damage.
inline constexpr unsigned kMaxCountWidth = 26;
inline constexpr std::uint64_t kMaxCount = std::uint64_t{1} << kMaxCountWidth;

/// Counts in one byte where they are such as most are: up to 15 in the first column in its low bits, one at
/// most in each of the others. Else the columns that have any as bits, the highest bit set, then the numbers.
inline void put_counts(std::string& out, const ColumnCounts& counts) {
  static_assert(kFtsColumns == 4);
  if (counts[0] < 16 && counts[1] < 2 && counts[2] < 2 && counts[3] < 2) {
    out += static_cast<char>(counts[0] | counts[1] << 4 | counts[2] << 5 | counts[3] << 6);
    return;
  }
  unsigned present = 0x80;
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    present |= (counts[column] > 0 ? 1u : 0u) << column;
  }
  out += static_cast<char>(present);
  for (const std::uint32_t count : counts) {
    if (count > 0) put_varint(out, count);
  }
}

inline ColumnCounts take_counts(ByteReader& reader) {
  const std::uint32_t code = reader.byte();
  if (code < 0x80) return {code & 15u, code >> 4 & 1u, code >> 5 & 1u, code >> 6 & 1u};
  ColumnCounts counts{};
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    if ((code >> column & 1u) == 0) continue;
    const std::uint64_t count = reader.varint();
    if (count > kMaxCount) throw DamagedIndex();
    counts[column] = static_cast<std::uint32_t>(count);
  }
  return counts;
}

}  // namespace blattwerk::store::impact
