#include "search/impact/impact_ranker.h"

#include <algorithm>

#include "search/impact/article_scorer.h"
#include "search/impact/match_tree.h"
#include "search/impact/segment_ranker.h"
#include "search/time_limit.h"

namespace blattwerk::search::impact {
namespace {

// Whether a score depends on where the words of a unit stand, not only on how often.
bool asks_for_places(const TextMatch& match, std::size_t unit) {
  const auto is_unit = [unit](std::size_t other) { return other == unit; };
  const auto phrases = std::ranges::count_if(
      match.phrases, [unit](const TextMatch::Phrase& phrase) { return phrase.unit == unit; });
  return phrases > 2 ||
         std::ranges::any_of(match.neighbours,
                             [&](const auto& pair) { return is_unit(pair.first) || is_unit(pair.second); }) ||
         std::ranges::any_of(match.compounds, [&](const CompoundUnits& compound) {
           return std::ranges::any_of(compound.words, is_unit);
         });
}

// Whether it takes positions that the index does not keep.
bool asks_for_unkept_positions(const MatchTree& tree, const TextMatch& match) {
  if (tree.kind != MatchTree::Kind::phrase) {
    return std::ranges::any_of(
        tree.children, [&](const MatchTree& child) { return asks_for_unkept_positions(child, match); });
  }
  const bool kept = std::ranges::all_of(tree.terms, [](const std::string& term) {
    return store::impact::has_positions(store::impact::dictionary_key(term));
  });
  if (kept) return false;
  const auto unit = match.phrases[tree.phrase].unit;
  return tree.terms.size() > 1 || (unit && asks_for_places(match, *unit));
}

}  // namespace

ImpactRanker::ImpactRanker(const store::Database& database)
    : database_(database),
      fallback_(database),
      view_(database),
      newest_(database.prepare("SELECT max(key) FROM article")) {}

Ranked ImpactRanker::rank(const RankRequest& request) {
  if (auto ranked = rank_by_index(request)) return std::move(*ranked);
  return fallback_.rank(request);
}

std::optional<Ranked> ImpactRanker::rank_by_index(const RankRequest& request) {
  const auto tree = read_expression(request.match.expression);
  if (!tree || asks_for_unkept_positions(*tree, request.match)) return std::nullopt;
  const store::ReadTransaction transaction(database_);
  try {
    if (!view_.refresh()) return std::nullopt;
    const auto [articles, tokens] = view_.totals();
    const double average_length =
        articles > 0 ? static_cast<double>(tokens) / static_cast<double>(articles) : 0;
    const BoundTable table(request.weights, average_length);
    ArticleScorer scorer(request, average_length, newest_.first_integer().value_or(-1));
    Ranked ranked;
    for (std::size_t segment = 0; segment < view_.segments().size(); ++segment) {
      ranked.total += SegmentRanker(request, *tree, table, scorer, view_, segment).run();
    }
    ranked.best = scorer.take_best();
    return ranked;
  } catch (const store::impact::DamagedIndex&) {
    view_.distrust();
    return std::nullopt;
  } catch (const store::DatabaseError& error) {
    // The time was up; to begin anew with the other index would take longer still.
    if (!is_interrupt(error)) throw;
    return Ranked{{}, 0, false};
  }
}

}  // namespace blattwerk::search::impact
