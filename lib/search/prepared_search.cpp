#include "search/prepared_search.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "search/unit_weights.h"

namespace blattwerk::search {
namespace {

// Whether a condition is decided by looking at articles one by one.
bool needs_candidates(const Node* node) {
  return std::holds_alternative<Not>(node->value) || std::holds_alternative<Word>(node->value) ||
         std::holds_alternative<Phrase>(node->value) || std::holds_alternative<Near>(node->value) ||
         std::holds_alternative<Says>(node->value);
}

}  // namespace

PreparedSearch::PreparedSearch(SearchContext& shared, const SearchOptions& asked, const TimeLimit& limit,
                               Plan query_plan, std::vector<Note>& notes)
    : context(shared),
      options(asked),
      plan(std::move(query_plan)),
      terms(context.terms),
      builder(context.analyzer, terms, options.weights, notes),
      evaluator(context.database, context.analyzer, context.articles, context.ranker, builder, limit, notes) {
  terms.refresh();
  if (plan.impossible) return;
  find_conditions(notes);
  if (!options.within) return;
  if (filter) {
    filter->intersect(*options.within);
  } else {
    filter = *options.within;
    if (plan.strategy == Strategy::walk) plan.strategy = Strategy::sets;
  }
}

void PreparedSearch::find_conditions(std::vector<Note>& notes) {
  if (!plan.text.empty()) match = builder.build(plan.text, plan.words);
  if (match.expression.empty() && plan.strategy != Strategy::walk) {
    plan.strategy = plan.filters.empty() ? Strategy::walk : Strategy::sets;
  }
  if (plan.filters.empty()) return;
  if (match.expression.empty()) {
    filter = evaluator.all_of(plan.filters, nullptr);
    return;
  }
  // Values are looked up by those who rank; what is left must be a set.
  std::vector<const Node*> others;
  for (const Node* node : plan.filters) {
    if (auto condition = value_condition(context.database, *node, notes)) {
      conditions.push_back(std::move(*condition));
    } else {
      others.push_back(node);
    }
  }
  if (others.empty()) return;
  // Texts are looked at only where the index has found their words.
  std::optional<KeySet> candidates;
  if (std::ranges::any_of(others, needs_candidates))
    candidates = evaluator.matching(match, plan.keys.interval);
  filter = evaluator.all_of(others, candidates ? &*candidates : nullptr);
}

KeySet PreparedSearch::all() {
  if (plan.impossible) return {};
  make_filter_of_conditions();
  KeySet keys = !match.expression.empty() ? evaluator.matching(match, plan.keys.interval)
                : filter                  ? *filter
                                          : evaluator.all_articles();
  if (filter && !match.expression.empty()) keys.intersect(*filter);
  keys.keep_if([&](store::ArticleKey key) { return contains(plan.keys, key); });
  return keys;
}

void PreparedSearch::make_filter_of_conditions() {
  for (const ValueCondition& condition : std::exchange(conditions, {})) {
    KeySet keys = keys_with(context.database, condition);
    if (filter) keys.intersect(*filter);
    filter = std::move(keys);
  }
}

void PreparedSearch::weigh(TextMatch& text) {
  weigh_units(text, terms, context.articles_in_index());
}

}  // namespace blattwerk::search
