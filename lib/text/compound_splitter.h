#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.h"

namespace blattwerk::text {

/// A part of a compound: where it stands in the word, with its linking element, and the word it is a form of.
struct CompoundPart {
  std::uint16_t begin;
  std::uint16_t end;
  std::string word;  ///< without linking element, e.g. `sicherheit` of `sicherheits`
  bool nested;       ///< is a compound itself, whose parts are listed too (verfassungsgericht)

  friend bool operator==(const CompoundPart&, const CompoundPart&) = default;
};

/// Splits German compounds at their joints, head last.
///
/// `word` is folded (fold.h), in modern spelling. Gives no parts where the word is no compound, is better
/// known whole (Deutschland, Wissenschaft) or cannot be split into known words. Parts come in order; a nested
/// head or modifier that is a word of its own comes before its parts.
///
/// Method: frequency-based as in Koehn & Knight (Empirical Methods for Compound Splitting, EACL 2003), but by
/// binary splits from the right: the best joint is the one whose geometric mean of part frequencies is
/// highest, where a longer head counts more (Stau|becken, Ost|erweiterung, Druck|erzeugnis), and both sides
/// are split further. A whole word as frequent as its parts stays whole. Linking elements: -s, -es, -n, -en,
/// -er, -ens, dropped -e and -en; a letter shared by both (Schiffahrt). Cost: some ten look-ups for a simple
/// word, O(n²) at worst; words over 60 letters are left whole.
class CompoundSplitter {
 public:
  /// `lexicon` must outlive the splitter.
  explicit CompoundSplitter(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  std::vector<CompoundPart> split(std::string_view word) const;

  /// Appends the beginnings of the heads by which another word's beginning could be completed
  /// (Sicherheitspolitik → politik, Ausfuhr → fuhr, Rückfahrt → fahrt), the most likely first.
  std::vector<std::size_t> head_positions(std::string_view word) const;

  const Lexicon& lexicon() const { return *lexicon_; }

 private:
  const Lexicon* lexicon_;
};

}  // namespace blattwerk::text
