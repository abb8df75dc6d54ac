#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "store/fts_tokenizer.h"

namespace blattwerk::store::near_duplicate {

/// What near duplicates are told by: an article's running text without its headline.
///
/// A shingle is three successive words that are not function words, as stems; so that neither an exchanged
/// preposition nor another inflection counts as an edit, and hardly any shingle stands in two articles by
/// chance. All lists are sorted, each hash once.
struct TextShape {
  std::vector<std::uint32_t> shingles;
  std::vector<std::uint32_t> words;    ///< those that are not function words
  std::vector<std::uint32_t> numbers;  ///< words that begin with a digit, each with the word behind it
};

TextShape shape_of(const IndexedColumns& columns);

/// Whether two texts are one report, up to edited words and cut ends; see docs/duplicates.md for the
/// measures and how they were chosen. Symmetric.
bool is_near_duplicate(const TextShape& a, const TextShape& b);

inline constexpr std::size_t kMinima = 24;

/// The minima of so many hash functions over a text's shingles: each is equal for two texts with the
/// probability of their shingles' Jaccard similarity (Broder, On the resemblance and containment of
/// documents, 1997). The number of the function is mixed in, so that equal minima of two functions differ.
using Fingerprint = std::array<std::uint32_t, kMinima>;

/// Nothing where the text is too short to be told from others.
std::optional<Fingerprint> fingerprint(const TextShape& shape);

}  // namespace blattwerk::store::near_duplicate
