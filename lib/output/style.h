#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "search/note.h"

namespace blattwerk::output {

/// How a terminal shows text: in colour or not, and how wide it is.
struct Style {
  bool color = false;
  std::size_t width = 100;  ///< columns
  bool terminal = false;    ///< lines are for a window of that width, not for other programs
  search::Language language = search::Language::english;

  /// What is said in the language.
  std::string_view in(std::string_view german, std::string_view english) const {
    return language == search::Language::german ? german : english;
  }

  std::string bold(std::string_view text) const { return paint("1", text); }
  std::string faint(std::string_view text) const { return paint("2", text); }
  std::string mark(std::string_view text) const { return paint("1;33", text); }

 private:
  std::string paint(std::string_view code, std::string_view text) const {
    if (!color) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
};

/// Breaks text at blanks so that no line is wider than `width` columns (unless a word is), each line after
/// `indent` blanks. Escape sequences of `Style` take no columns. Control characters, which might steer the
/// terminal, must be gone before.
std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

/// The number of terminal columns of a text: wide characters take two, combining ones none, escape sequences
/// none.
std::size_t columns(std::string_view text);

}  // namespace blattwerk::output
