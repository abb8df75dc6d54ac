#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::text {

/// The words of an archive, UTF-8, in the order of their bytes, with how often each occurs: whole words as
/// people write them, not stems. A search makes some thousand seeks, most of them short steps ahead.
class TermSource {
 public:
  struct Term {
    std::string_view text;  ///< valid until the next call
    std::uint64_t frequency;
  };

  virtual ~TermSource() = default;
  /// The first term that is not less than `from`; nothing where all are.
  virtual std::optional<Term> seek(std::string_view from) = 0;
  /// The term behind the one returned last.
  virtual std::optional<Term> next() = 0;
};

/// A word that may have been meant.
struct Suggestion {
  std::string word;
  std::uint64_t frequency;
  int distance;

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

/// The optimal string alignment distance (Damerau 1964: insertions, deletions, substitutions, transpositions
/// of neighbours) of two words in code points; `limit + 1` where it is greater than `limit`.
int edit_distance(std::string_view a, std::string_view b, int limit);

/// The words of `terms` most likely meant by `word`, best first, at most `count`; without `word` itself.
///
/// Looks at words one edit away, and where there are none and `word` has 5 letters or more at those two edits
/// away. A suggestion is worth the binary logarithm of its frequency, less 8 for each edit, and 3 more where
/// it sounds like `word` (Cologne phonetics) and where it begins like it: an edit weighs as much as a
/// frequency 256 times as high. Words of more than 40 letters get no suggestions. Method: walks the sorted
/// words as a trie with one row of the distance matrix for each letter (Oflazer, Computational Linguistics
/// 22, 1996) and seeks past every prefix that can lead to no word within the distance.
std::vector<Suggestion> suggest(TermSource& terms, std::string_view word, std::size_t count);

}  // namespace blattwerk::text
