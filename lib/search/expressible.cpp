#include "search/expressible.h"

#include <algorithm>
#include <variant>

namespace blattwerk::search {
namespace {

// FTS5's parser has a stack of 100; each level of the expression takes up to four.
constexpr int kMaxExpressionDepth = 12;

bool expressible_within(const Node& node, int depth) {
  if (depth > kMaxExpressionDepth) return false;
  const auto inner = [depth](const Node& operand) { return expressible_within(operand, depth + 1); };
  if (const auto* word = std::get_if<Word>(&node.value)) return !word->exact;
  if (const auto* phrase = std::get_if<Phrase>(&node.value)) return !phrase->exact;
  if (const auto* near = std::get_if<Near>(&node.value)) return std::ranges::all_of(near->operands, inner);
  if (const auto* disjunction = std::get_if<Or>(&node.value)) {
    return std::ranges::all_of(disjunction->operands, inner);
  }
  if (const auto* conjunction = std::get_if<And>(&node.value)) {
    bool positive = false;
    for (const Node& operand : conjunction->operands) {
      if (const auto* negation = std::get_if<Not>(&operand.value)) {
        if (!inner(negation->operand.front())) return false;
      } else {
        positive = true;
        if (!inner(operand)) return false;
      }
    }
    return positive;
  }
  return false;
}

}  // namespace

bool expressible(const Node& node) {
  return expressible_within(node, 0);
}

}  // namespace blattwerk::search
