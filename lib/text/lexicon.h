#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace blattwerk::text {

/// What a lexicon knows a word as.
enum class WordKind : std::uint8_t {
  unknown,
  name,         ///< seen in texts, but in no dictionary: a name, a foreign word, a form
  proper_name,  ///< of a place or a family, and no word else: never split
  stem,         ///< only begins compounds (schul, schreib, hydro)
  word,         ///< a dictionary's word, of any form
  noun,         ///< a dictionary's noun in its base form
};

struct LexiconEntry {
  std::uint32_t frequency = 0;
  std::uint16_t modifiers = 0;  ///< how many nouns are compounds that begin with it, linking element included
  std::uint16_t heads = 0;      ///< how many end with it
  WordKind kind = WordKind::unknown;
};

/// The words that compounds are split into: those that Blattwerk brings along, and with some lexicons others.
class Lexicon {
 public:
  virtual ~Lexicon() = default;

  /// `word` is in the form of `lexicon_key`, `hash` its `lexicon_hash` (lexicon_image.h).
  LexiconEntry find(std::string_view word, std::uint64_t hash) const;

  /// How often `word` was seen; 0 where it is no word.
  std::uint32_t frequency(std::string_view word) const;

 protected:
  enum class Scope { base, extended };
  explicit Lexicon(Scope scope) : extended_(scope == Scope::extended) {}
  Lexicon(const Lexicon&) = default;
  Lexicon& operator=(const Lexicon&) = default;

 private:
  /// The frequency of a word beside the built-in ones.
  virtual std::uint32_t own_frequency(std::string_view word, std::uint64_t hash) const = 0;

  bool extended_;
};

/// The form in which a lexicon keeps a word: folded, in modern spelling. Empty for what is no word of
/// letters.
std::string lexicon_key(std::string_view word);

/// The words of general German that Blattwerk brings along: those of Wikidata's dictionary that are no
/// obvious compounds, with their frequency in Wikipedia, film subtitles and news (20,000 and more for the
/// most frequent, 1 for the rarest) and the families of compounds they are part of. Costs nothing to open: it
/// is read where it lies in the program. Sources and licences: lib/text/data/NOTICE.
const Lexicon& base_lexicon();

}  // namespace blattwerk::text
