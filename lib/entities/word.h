#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace blattwerk::entities {

/// How a word is written, as far as names are concerned.
enum class Shape : std::uint8_t {
  lower,        ///< `reist`
  title,        ///< `Kiew`, `Kramp-Karrenbauer`
  upper,        ///< `NATO`, `EU`
  mixed,        ///< `BayernLB`, `iPhone`, `NATO-Osterweiterung`
  number,       ///< `2022`, `82.`
  punctuation,  ///< one mark or one other character
};

/// A word or mark of a text as recognisers see it: hyphenated words and abbreviations with their point are
/// one word.
struct Word {
  std::uint64_t hash;  ///< of its bytes, see hash_word
  std::uint32_t start;
  std::uint32_t end;
  Shape shape;
  bool sentence_start;  ///< the first word of a sentence, where a capital says nothing

  std::string_view in(std::string_view text) const { return text.substr(start, end - start); }
};

/// Appends the words of `text` to `words`. Any bytes are allowed; an invalid one is a mark of its own.
void split_words(std::string_view text, std::vector<Word>& words);

/// Sets where the sentences of a text begin, as split_words does; for texts that come as words.
void mark_sentence_starts(std::string_view text, std::span<Word> words);

/// The shape of one word.
Shape shape_of(std::string_view word);

std::uint64_t hash_word(std::string_view word);

/// The hash of a phrase that goes on with one more word.
constexpr std::uint64_t extend_hash(std::uint64_t phrase, std::uint64_t word) {
  return (phrase ^ (word >> 29 | word << 35)) * 0x9E3779B97F4A7C15u + 0x632BE59BD9B4E019u;
}

}  // namespace blattwerk::entities
