#include "search/impact/impact_ranker.h"

#include <algorithm>

#include "search/impact/article_scorer.h"
#include "search/impact/date_stream.h"
#include "search/impact/facet_counter.h"
#include "search/impact/match_tree.h"
#include "search/impact/near_groups.h"
#include "search/impact/segment_ranker.h"
#include "search/time_limit.h"

namespace blattwerk::search::impact {
ImpactRanker::ImpactRanker(const store::Database& database)
    : database_(database),
      fallback_(database),
      view_(database),
      values_(database, view_),
      newest_(database.prepare("SELECT max(key) FROM article")) {}

Ranked ImpactRanker::rank(const RankRequest& request) {
  if (auto ranked = rank_by_index(request)) return std::move(*ranked);
  return fallback_.rank(request);
}

// Runs `look` on a view of the index as it is now. Nothing where the index has no answer.
template <typename Result, typename Look>
std::optional<Result> ImpactRanker::with_view(Result interrupted, Look look) {
  const store::ReadTransaction transaction(database_);
  try {
    if (!view_.refresh()) return std::nullopt;
    return look();
  } catch (const store::impact::DamagedIndex&) {
    view_.distrust();
    return std::nullopt;
  } catch (const store::DatabaseError& error) {
    // The time was up; to begin anew with the other index would take longer still.
    if (!is_interrupt(error)) throw;
    return interrupted;
  }
}

std::optional<Ranked> ImpactRanker::rank_by_index(const RankRequest& request) {
  auto tree = read_expression(request.match.expression);
  if (!tree) return std::nullopt;
  auto ranked = with_view(Ranked{{}, 0, false}, [&] {
    const auto [articles, tokens] = view_.totals();
    const double average_length =
        articles > 0 ? static_cast<double>(tokens) / static_cast<double>(articles) : 0;
    const BoundTable table(request.weights, average_length);
    ArticleScorer scorer(request, average_length, newest_.first_integer().value_or(-1));
    join_near_groups(*tree, scorer.phrase_weights());
    Ranked all;
    for (std::size_t segment = 0; segment < view_.segments().size(); ++segment) {
      const SegmentMatcher matcher(request, &*tree, table, scorer.phrase_weights(), view_, values_, segment);
      all.total += SegmentRanker(request, *tree, table, scorer, view_, segment, matcher).run();
    }
    all.best = scorer.take_best();
    return all;
  });
  const bool answered = ranked && ranked->complete;
  if (!answered && request.matched != nullptr) *request.matched = {};
  if (!answered && request.matched_ordinals != nullptr) request.matched_ordinals->clear();
  return ranked;
}

std::optional<std::uint64_t> ImpactRanker::find_by_date(const RankRequest& request, Order order,
                                                        PageByDate& page) {
  std::optional<MatchTree> tree;
  if (!request.match.expression.empty()) {
    tree = read_expression(request.match.expression);
    if (!tree) return std::nullopt;
  }
  const BoundTable table(request.weights, 1);
  const std::vector<PhraseWeight> weights(request.match.phrases.size());
  if (tree) join_near_groups(*tree, weights);
  const auto total = with_view(kInterrupted, [&] {
    std::uint64_t count = 0;
    std::vector<DateStream> streams;
    for (std::size_t segment = 0; segment < view_.segments().size(); ++segment) {
      streams.emplace_back(
          SegmentMatcher(request, tree ? &*tree : nullptr, table, weights, view_, values_, segment),
          tree ? &*tree : nullptr, view_, segment, order,
          request.matched_ordinals != nullptr ? DateStream::Need::set : DateStream::Need::count);
      count += streams.back().count();
    }
    take_in_order(streams, order, page);
    if (request.matched_ordinals != nullptr) {
      for (DateStream& stream : streams) request.matched_ordinals->push_back(stream.take_set());
    }
    return count;
  });
  const bool answered = total && *total != kInterrupted;
  if (!answered && request.matched_ordinals != nullptr) request.matched_ordinals->clear();
  return total;
}

std::optional<Facets> ImpactRanker::count_facets(std::span<const OrdinalSet> matches, std::size_t most) {
  return with_view(Facets{}, [&] { return FacetCounter(database_, view_).count(matches, most); });
}

std::optional<Facets> ImpactRanker::count_facets(const KeySet& articles, std::size_t most) {
  return with_view(Facets{}, [&] {
    std::vector<OrdinalSet> matches;
    for (std::size_t segment = 0; segment < view_.segments().size(); ++segment) {
      matches.emplace_back(view_.segments()[segment].articles);
      OrdinalFinder finder(view_, segment);
      articles.for_each([&](store::ArticleKey key) {
        if (const auto ordinal = finder.find(key)) matches.back().add(*ordinal);
      });
      for (const std::uint32_t ordinal : view_.segments()[segment].deleted) matches.back().remove(ordinal);
    }
    return FacetCounter(database_, view_).count(matches, most);
  });
}

}  // namespace blattwerk::search::impact
