#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "search/phrase_variants.h"
#include "search/query.h"

namespace blattwerk::search {

/// How many NEARs one NAHE with alternatives and spellings becomes at most.
inline constexpr std::size_t kMaxNearVariants = 64;

/// What must stand near the others, in any of some spellings.
struct NearOperand {
  std::size_t unit;
  std::vector<PhraseVariant> variants;  ///< at least one
};

/// The operands near each other as an FTS5 expression, and its phrases in their order: the unit of each, and
/// how well it matches.
struct NearExpression {
  std::string expression;
  std::vector<std::pair<std::size_t, double>> phrases;
};

/// `distance` is FTS5's: how many words may stand between them. Every choice of spellings is a NEAR of its
/// own; beyond kMaxNearVariants, and of a long list of operands, only the best are written.
NearExpression near_expression(const std::vector<NearOperand>& operands, TextField field, int distance);

/// The ways to choose one of `choices[i]` for each i, the first choices first, `most` of them at most.
std::vector<std::vector<std::size_t>> bounded_combinations(const std::vector<std::size_t>& choices,
                                                           std::size_t most);

}  // namespace blattwerk::search
