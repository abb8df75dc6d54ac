#include "search/near_expression.h"

#include <fmt/format.h>

namespace blattwerk::search {
namespace {

constexpr std::size_t kMaxOperands = 6;  // beyond which other spellings are left out

}  // namespace

NearExpression near_expression(const std::vector<NearOperand>& operands, TextField field, int distance) {
  std::vector<std::size_t> choices;
  for (const NearOperand& operand : operands) choices.push_back(operand.variants.size());
  NearExpression near;
  for (const auto& combination :
       bounded_combinations(choices, operands.size() <= kMaxOperands ? kMaxNearVariants : 1)) {
    near.expression += near.expression.empty() ? "NEAR(" : " OR NEAR(";
    for (std::size_t i = 0; i < operands.size(); ++i) {
      const PhraseVariant& variant = operands[i].variants[combination[i]];
      if (i > 0) near.expression += ' ';
      near.expression += fts_phrase(variant);
      near.phrases.emplace_back(operands[i].unit, variant.weight);
    }
    near.expression += fmt::format(", {})", distance);
  }
  near.expression = fmt::format("{}({})", column_filter(field), near.expression);
  return near;
}

std::vector<std::vector<std::size_t>> bounded_combinations(const std::vector<std::size_t>& choices,
                                                           std::size_t most) {
  std::vector<std::vector<std::size_t>> combinations{{}};
  for (const std::size_t count : choices) {
    std::vector<std::vector<std::size_t>> longer;
    for (const auto& start : combinations) {
      for (std::size_t i = 0; i < count && longer.size() < most; ++i) {
        longer.push_back(start);
        longer.back().push_back(i);
      }
    }
    combinations = std::move(longer);
  }
  return combinations;
}

}  // namespace blattwerk::search
