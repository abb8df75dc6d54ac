#include "search/relaxation.h"

#include <algorithm>
#include <variant>

namespace blattwerk::search {
namespace {

constexpr std::uint64_t kFewHits = 3;  // below which most of the words are looked for

bool is_negation(const Node* node) {
  return std::holds_alternative<Not>(node->value);
}

std::size_t scored_units(const TextMatch& match) {
  return static_cast<std::size_t>(std::ranges::count(match.units, false, &TextUnit::negated));
}

}  // namespace

std::optional<Relaxed> relax(PreparedSearch& search, const FoundPage& found,
                             const DuplicateFilter& duplicates) {
  const Plan& plan = search.plan;
  const SearchOptions& options = search.options;
  if (plan.words == WordMode::any || options.offset > 0 || found.total >= kFewHits ||
      plan.order != Order::relevance) {
    return {};
  }
  std::vector<const Node*> words;
  std::vector<const Node*> excluded = plan.filters;
  for (const Node* node : plan.text) (is_negation(node) ? excluded : words).push_back(node);
  std::erase_if(excluded, [&](const Node* node) { return std::ranges::find(words, node) != words.end(); });
  if (words.size() < 2) return {};
  TextMatch any = search.builder.build(words, WordMode::any);
  const std::size_t units = scored_units(any);
  if (units < 2) return {};
  search.weigh(any);
  std::optional<KeySet> allowed;
  if (!excluded.empty()) allowed = search.evaluator.all_of(excluded, nullptr);
  KeySet matched;
  Ranked ranked = search.context.ranker.rank({.match = any,
                                              .weights = options.weights,
                                              .keys = plan.keys,
                                              .filter = allowed ? &*allowed : nullptr,
                                              .count = options.limit + kFewHits,
                                              .least_units = (units + 1) / 2,
                                              .matched = &matched});
  std::erase_if(ranked.best, [&](const ScoredKey& best) {
    return std::ranges::find(found.page, best.key, &ScoredKey::key) != found.page.end();
  });
  DuplicateFilter admitted = duplicates;
  admitted.filter(ranked.best);
  if (ranked.best.size() > options.limit) ranked.best.resize(options.limit);
  if (ranked.best.empty()) return {};
  return Relaxed{matched.size() - std::min(matched.size(), found.total),
                 search.context.loader.load(ranked.best, {any, {}, {}}, options)};
}

}  // namespace blattwerk::search
