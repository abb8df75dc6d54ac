#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::text {

/// A word or number of a chain, with what joins it to the one before.
struct ChainUnit {
  std::size_t start;
  std::size_t end;
  std::string text;      ///< what is analysed: the surface, or what marks within were taken out of
  std::string feminine;  ///< the word with -in of a gender form; empty if it is none
  char before = 0;       ///< the separator before it; 0 at the beginning
  bool number = false;   ///< `text` is the term
};

/// Divides a chunk with marks in it into words and numbers: what is one in spite of its marks is joined
/// (10.000, U.S.A., Hans’, Bürger:innen).
class Chain {
 public:
  /// `chunk` must outlive the chain.
  explicit Chain(std::string_view chunk);

  /// Whether it is a web or mail address.
  bool is_address() const;
  /// `dotted`: an abbreviation's dot follows, and counts.
  std::vector<ChainUnit> units(bool dotted) const;

 private:
  // A run of letters and digits, and the separator before it.
  struct Run {
    std::size_t start;
    std::size_t end;
    char before;
  };
  std::string_view text_of(std::size_t run) const {
    return chunk_.substr(runs_[run].start, runs_[run].end - runs_[run].start);
  }
  ChainUnit unit_of(std::size_t run) const;
  std::size_t take_number(std::size_t first, bool dotted, std::vector<ChainUnit>& units) const;
  std::size_t take_letters(std::size_t first, std::vector<ChainUnit>& units) const;
  std::size_t take_word(std::size_t first, std::vector<ChainUnit>& units) const;
  bool take_gender_mark(std::size_t run, ChainUnit& unit) const;

  std::string_view chunk_;
  std::vector<Run> runs_;
};

/// `de`, `com` …
bool is_top_level_domain(std::string_view label);

/// The words that letters with dots stand for (`z`, `B` → `zum`, `Beispiel`), folded; empty if that is no
/// known abbreviation.
std::vector<std::string> expand_letters(std::string_view letters);

}  // namespace blattwerk::text
