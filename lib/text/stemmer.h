#pragma once

#include <string>
#include <string_view>

namespace blattwerk::text {

/// One step of stemming, for `analyze` to explain.
enum class StemRule {
  none,         ///< the word is its own stem
  function,     ///< a pronoun, article, preposition … keeps its form
  irregular,    ///< a listed form: ging → geh
  strong_verb,  ///< an ablaut stem, with or without a prefix: verging → vergeh
  ending,       ///< endings were cut
};

/// Brings the inflected forms of a German word to one stem.
///
/// Method: the letters-from-the-end stripping of CISTEM (Weissweiler & Fraser 2017), with what it lacks for
/// search: `-er` is cut only where it inflects (Länder, neuer; not Minister, sicher), ablaut stems of strong
/// verbs (ging → geh) with any prefix, participles and infinitives with `ge` and `zu` inside (aufgenommen,
/// einzugehen), Latin and Greek plurals (Kriterien, Museen), dropped e (dunkle, kompatibler), -nisse and
/// -innen, and never a stem that is another, frequent word (Nacht ≠ nach, Seite ≠ seit).
///
/// `word` is folded (see fold.h) and at most some hundred bytes. Words of other scripts come back unchanged.
/// Cost: no allocation beyond the result; linear in the length.
class Stemmer {
 public:
  /// The stem of `word`, replacing `stem`. Returns the strongest rule that was used.
  StemRule stem(std::string_view word, std::string& stem) const;
  std::string stem(std::string_view word) const;
};

/// Whether a folded word is an article, pronoun, preposition, conjunction, auxiliary or the like.
bool is_function_word(std::string_view word);

/// The length of the verbal prefix (`ab`, `auf`, `ver`, `zurück` …, also two: `wiederver`) that `word` starts
/// with; 0 if none.
std::size_t verb_prefix_length(std::string_view word);

}  // namespace blattwerk::text
