#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/article_key.h"
#include "text/token.h"

namespace blattwerk::store::impact {

/// Raised whenever an older program would misread the bytes.
inline constexpr std::int64_t kFormat = 3;

/// A place in the chunks: the chunk's id above, the byte in it below. What is written together begins within
/// the first kChunkBytes of a chunk and ends in the same one, however long that makes it.
using Location = std::uint64_t;
inline constexpr unsigned kChunkBits = 14;
inline constexpr std::size_t kChunkBytes = std::size_t{1} << kChunkBits;
/// How full a chunk is made, so that SQLite has it on two pages of 8192 bytes and both are full: 8157 bytes
/// of a row lie on its own page and 8188 on the next, the head of 5 bytes included
/// (https://sqlite.org/fileformat2.html, "B-tree Cell Format").
inline constexpr std::size_t kFullChunkBytes = 8157 + 8188 - 5;

/// Keys and lengths of so many articles are kept together.
inline constexpr std::size_t kDocumentsInChunk = 4096;

/// Postings up to this size stand in the dictionary itself.
inline constexpr std::size_t kInlineBytes = 256;
/// How long a row of the dictionary becomes, its first term included. Four of these fill a page; SQLite would
/// bring rows of more than 2,030 bytes, their heads and segments included, onto pages of their own.
inline constexpr std::size_t kDictionaryRowBytes = 2020;

/// An article of a segment.
struct Document {
  ArticleKey key;
  std::uint32_t length;  ///< words, as FTS5 counts them
};

/// Where the articles from the ordinal kDocumentsInChunk * (number of the landmark) on are.
struct Landmark {
  ArticleKey first_key;
  Location location;
};

/// The best that the postings of a block have: every posting's weighted frequency and length are matched by
/// one of these pairs, whose frequency is no lower and whose length is no greater. Whatever the archive's
/// average length, the best of the pairs bounds what the block's articles can score.
struct BlockBound {
  static constexpr std::size_t kPairs = 4;
  std::array<std::uint8_t, kPairs> frequency;
  std::array<std::uint8_t, kPairs> length;

  friend bool operator==(const BlockBound&, const BlockBound&) = default;
};

/// The term as the dictionary orders it: a compound part right behind the word of the same letters, since a
/// query asks for both.
inline constexpr char kPartSuffix = '\x01';
inline std::string dictionary_key(std::string_view term) {
  if (term.empty() || term.front() != text::kPartMark) return std::string(term);
  std::string key(term.substr(1));
  key += kPartSuffix;
  return key;
}
/// The term of a dictionary key.
inline std::string term_of(std::string_view key) {
  if (key.empty() || key.back() != kPartSuffix) return std::string(key);
  return text::kPartMark + std::string(key.substr(0, key.size() - 1));
}
inline bool is_part_key(std::string_view key) {
  return !key.empty() && key.back() == kPartSuffix;
}

}  // namespace blattwerk::store::impact
