#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace blattwerk::text {

/// The words that compounds are split into, with how often each was seen.
class Lexicon {
 public:
  virtual ~Lexicon() = default;
  /// The frequency of `word`, which is in the form of `lexicon_key`; 0 where it is no word.
  virtual std::uint32_t frequency(std::string_view word) const = 0;
};

/// The form in which a lexicon keeps a word: folded, in modern spelling. Empty for what is no word of
/// letters.
std::string lexicon_key(std::string_view word);

/// The words of general German that Blattwerk brings along, by their frequency in Wikipedia and film
/// subtitles, most frequent 20,000 and more, rarest 1. Costs nothing to open: a binary search in the
/// program's own read-only data. Source and licence: lib/text/data/NOTICE.
const Lexicon& base_lexicon();

}  // namespace blattwerk::text
