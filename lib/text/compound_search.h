#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "text/lexicon.h"

namespace blattwerk::text {

inline constexpr std::size_t kLongestCompound = 60;

/// One part of a segmentation: the letters it spans, with its linking element or ending, and how many of them
/// are the word it is a form of.
struct CompoundSegment {
  std::uint8_t begin;
  std::uint8_t end;
  std::uint8_t word_end;
  bool is_word;  ///< [begin, word_end) is a word of the dictionary
};

/// The best way to read a word as modifiers and a head, and how good it is.
struct CompoundSegments {
  std::array<CompoundSegment, 20> parts;
  std::uint8_t count = 0;  ///< 2 or more
  double score = 0;        ///< the mean logarithm of the parts' family sizes

  std::span<const CompoundSegment> all() const { return {parts.data(), count}; }
};

/// What the lexicon knows of the beginnings of a stretch of letters.
class BeginningsOf {
 public:
  BeginningsOf(const Lexicon& lexicon, std::string_view word, std::size_t begin);

  /// The entry of [begin, end); unknown for less than two letters.
  const LexiconEntry& until(std::size_t end) const { return entries_[end]; }
  /// The end of the dictionary's noun, or adjective, that [begin, end of the word) is a form of.
  std::optional<std::size_t> lemma_end() const;
  /// Whether [begin, end of the word) is the name of a place or a family, or who lives there: Wolfsburger.
  bool is_proper_name() const;
  /// The frequency of [begin, end of the word) or of the word it is a form of, whichever is higher.
  std::uint32_t frequency() const;

 private:
  std::string_view word_;
  std::size_t begin_;
  std::array<LexiconEntry, kLongestCompound + 1> entries_;
};

/// Finds the most likely segmentation of `word` (folded, at most 60 letters) into two or more parts. Nothing
/// where it cannot be read so. `beginnings` are those of the whole word.
std::optional<CompoundSegments> find_segments(const Lexicon& lexicon, std::string_view word,
                                              const BeginningsOf& beginnings);

}  // namespace blattwerk::text
