#include "search/plan.h"

#include <algorithm>
#include <utility>

#include "search/expressible.h"

namespace blattwerk::search {
namespace {

bool is_text(const Node& node) {
  return std::holds_alternative<Word>(node.value) || std::holds_alternative<Phrase>(node.value) ||
         std::holds_alternative<Near>(node.value);
}

bool has_exact_form(const Node& node) {
  if (const auto* word = std::get_if<Word>(&node.value)) return word->exact;
  if (const auto* phrase = std::get_if<Phrase>(&node.value)) return phrase->exact;
  if (const auto* near = std::get_if<Near>(&node.value))
    return std::ranges::any_of(near->operands, has_exact_form);
  return false;
}

void sort_condition(const Node& node, Plan& plan) {
  if (const auto* dated = std::get_if<Dated>(&node.value)) {
    plan.dates = plan.dates.intersect(dated->range);
  } else if (std::holds_alternative<Everything>(node.value)) {
    // No condition.
  } else if (expressible(node)) {
    plan.text.push_back(&node);
  } else if (is_text(node) && has_exact_form(node)) {
    // The index finds the stem; whether the form stands there, only the text tells.
    plan.text.push_back(&node);
    plan.filters.push_back(&node);
  } else if (const auto* negation = std::get_if<Not>(&node.value);
             negation && expressible(negation->operand.front())) {
    // Beside positive text it joins the expression; see below.
    plan.text.push_back(&node);
  } else {
    plan.filters.push_back(&node);
    // What is said is in the article, so that the words find and rank it.
    if (const auto* says = std::get_if<Says>(&node.value)) {
      for (const Node& word : says->words) sort_condition(word, plan);
    }
  }
}

Strategy choose(const Plan& plan) {
  if (!plan.text.empty()) return plan.order == Order::relevance ? Strategy::rank : Strategy::stream;
  return plan.filters.empty() ? Strategy::walk : Strategy::sets;
}

}  // namespace

Plan plan(Query query, const PlanOptions& options) {
  Plan plan;
  plan.order = query.order.value_or(options.order);
  plan.words = options.words;
  plan.dates = options.dates;
  plan.query = std::make_shared<const Query>(std::move(query));
  const Node& root = plan.query->root;
  if (const auto* conjunction = std::get_if<And>(&root.value)) {
    for (const Node& operand : conjunction->operands) sort_condition(operand, plan);
  } else {
    sort_condition(root, plan);
  }
  const auto is_negation = [](const Node* node) { return std::holds_alternative<Not>(node->value); };
  if (std::ranges::all_of(plan.text, is_negation)) {
    // FTS5 can't state a negation alone.
    std::ranges::copy(plan.text, std::back_inserter(plan.filters));
    plan.text.clear();
  } else if (plan.words == WordMode::any) {
    // What is excluded stays excluded when any of the other words will do.
    const auto negations = std::stable_partition(plan.text.begin(), plan.text.end(),
                                                 [&](const Node* node) { return !is_negation(node); });
    plan.filters.insert(plan.filters.end(), negations, plan.text.end());
    plan.text.erase(negations, plan.text.end());
  }
  plan.impossible = plan.dates.empty();
  if (!plan.impossible) plan.keys = store::keys_in_range(plan.dates);
  plan.strategy = choose(plan);
  return plan;
}

void require(Query& query, Node condition) {
  if (std::holds_alternative<Everything>(query.root.value)) {
    query.root = std::move(condition);
  } else if (auto* conjunction = std::get_if<And>(&query.root.value)) {
    conjunction->operands.push_back(std::move(condition));
  } else {
    And both;
    both.operands.push_back(std::move(query.root));
    both.operands.push_back(std::move(condition));
    query.root = Node{std::move(both)};
  }
}

void collect_positive_text(const Node& node, std::vector<const Node*>& leaves) {
  if (is_text(node)) {
    leaves.push_back(&node);
  } else if (const auto* conjunction = std::get_if<And>(&node.value)) {
    for (const Node& operand : conjunction->operands) collect_positive_text(operand, leaves);
  } else if (const auto* disjunction = std::get_if<Or>(&node.value)) {
    for (const Node& operand : disjunction->operands) collect_positive_text(operand, leaves);
  } else if (const auto* says = std::get_if<Says>(&node.value)) {
    for (const Node& word : says->words) collect_positive_text(word, leaves);
  }
}

}  // namespace blattwerk::search
