#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.h"

namespace blattwerk::search {

/// A word of a text of the query and the terms that it gives.
struct AnalyzedPosition {
  /// Another spelling, of as many words from this one on.
  struct Alias {
    std::string term;
    std::size_t words;
  };

  std::uint32_t start;  ///< bytes of the text
  std::uint32_t end;
  std::string word;
  std::vector<Alias> aliases;
  /// Of the compound that the word is; asked for only where any word will do.
  std::vector<std::string> parts;
};

std::vector<AnalyzedPosition> analyze_positions(text::Analyzer& analyzer, std::string_view text);

/// The piece of `text` that `positions`, of which there are some, were found in.
std::string as_written(std::string_view text, std::span<const AnalyzedPosition> positions);

/// From one word to another: by the word itself, or by a spelling that closes up all of them.
struct SpellingEdge {
  std::size_t from;
  std::size_t to;
  std::string alias;
};

/// The ways to read the words with some of them closed up; a bounded number of them.
std::vector<std::vector<SpellingEdge>> closed_paths(std::span<const AnalyzedPosition> positions);

}  // namespace blattwerk::search
