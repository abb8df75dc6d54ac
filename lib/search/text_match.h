#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/query.h"

namespace blattwerk::search {

/// An index term that stands for a word of the query, and how well.
struct TermChoice {
  std::string term;
  double weight;
  bool prefix = false;
  /// The number, from 1, of this part of the compound that was asked for; 0 for whatever else. A part says
  /// nothing of how rare the compound is.
  std::uint8_t part = 0;

  friend bool operator==(const TermChoice&, const TermChoice&) = default;
};

/// What is scored as one: a word, or a phrase.
struct TextUnit {
  std::string written;
  TextField field = TextField::any;
  /// For each word of the phrase in order, the terms any of which may stand there.
  std::vector<std::vector<TermChoice>> positions;
  /// Folded forms, where the words must stand in exactly these.
  std::vector<std::string> exact_forms;
  bool negated = false;  ///< it neither ranks nor is highlighted
  double idf = 1;
};

/// A word of the query that is written in several, such as `NATO-Osterweiterung`.
struct CompoundUnits {
  std::vector<std::size_t> words;  ///< the units of its words, in order
  std::vector<std::size_t>
      closed;  ///< units of spellings that close some of the words up, `Natoosterweiterung`
};

/// The text conditions of a query (or of a part of one) as an FTS5 expression, and what ranks its hits.
struct TextMatch {
  /// Binds as one parameter of MATCH; empty where there is no condition.
  std::string expression;
  std::vector<TextUnit> units;
  /// The phrases of the expression in their order: the unit each belongs to, and how well it matches. Negated
  /// ones have no unit.
  struct Phrase {
    std::optional<std::size_t> unit;
    double weight;
    /// See TermChoice. All such parts of a unit count RankingWeights::most_loose at most, together.
    std::uint8_t part = 0;
  };
  std::vector<Phrase> phrases;
  /// Units that gain by standing near each other.
  std::vector<std::pair<std::size_t, std::size_t>> neighbours;
  std::vector<CompoundUnits> compounds;
};

}  // namespace blattwerk::search
