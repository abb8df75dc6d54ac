#include "search/page_finder.h"

#include <algorithm>
#include <utility>

#include "search/named_first.h"
#include "search/page.h"

namespace blattwerk::search {

PageFinder::PageFinder(PreparedSearch& search, DuplicateFilter& duplicates, FoundPage& found)
    : search_(search), duplicates_(duplicates), found_(found) {}

void PageFinder::find() {
  if (search_.plan.impossible) return;
  found_.match = search_.match;
  switch (search_.plan.strategy) {
    case Strategy::walk:
    case Strategy::stream:
      return stream();
    case Strategy::sets:
      return find_in_sets();
    case Strategy::rank:
      return rank();
  }
}

RankRequest PageFinder::request() {
  return {.match = found_.match,
          .weights = search_.options.weights,
          .keys = search_.plan.keys,
          .filter = search_.filter ? &*search_.filter : nullptr,
          .conditions = search_.conditions,
          .count = wanted(),
          .matched = nullptr,
          .matched_ordinals = search_.options.facets ? &found_.matched_ordinals : nullptr};
}

// By date; where the impact index has no answer, all are found before the first are taken.
void PageFinder::stream() {
  search_.weigh(found_.match);
  if (find_by_date()) return;
  const KeySet set = search_.all();
  found_.total = set.size();
  if (search_.options.facets) found_.matched = set;
  take_from_sets({&set}, 0);
}

// By the impact index; false where that has no answer.
bool PageFinder::find_by_date() {
  PageByDate taken(wanted(), duplicates_);
  const auto total = search_.context.ranker.find_by_date(request(), order_by_date(), taken);
  if (!total) return false;
  if (*total == impact::ImpactRanker::kInterrupted) {
    found_.complete = false;
    return true;
  }
  found_.total = *total;
  found_.page = taken.take(search_.context.articles, search_.options.offset, order_by_date());
  return true;
}

void PageFinder::find_in_sets() {
  KeySet set = *search_.filter;
  set.keep_if([&](store::ArticleKey key) { return contains(search_.plan.keys, key); });
  found_.total = set.size();
  if (search_.options.facets) found_.matched = set;
  // The set is what all the conditions allow; its articles rank by what text stands among them.
  std::vector<const Node*> leaves;
  for (const Node* node : search_.plan.filters) collect_positive_text(*node, leaves);
  if (!leaves.empty()) {
    found_.match = search_.builder.build(leaves, WordMode::any);
    search_.weigh(found_.match);
  }
  if (search_.plan.order != Order::relevance) return take_from_sets({&set}, 0);
  KeySet ranked;
  if (!found_.match.expression.empty()) {
    RankRequest asked = request();
    asked.filter = &set;
    asked.conditions = {};
    asked.matched = &ranked;
    asked.matched_ordinals = nullptr;
    found_.page = rank_admitted(search_.context.ranker, asked, duplicates_).best;
  }
  // What no word ranks follows by date, first what names the entities asked for.
  const std::size_t before = found_.page.size();
  drop_before_offset();
  if (before >= wanted()) return;
  set.subtract(ranked);
  const auto named = search_.evaluator.naming(search_.plan.filters, set);
  if (!named) return take_from_sets({&set}, before);
  set.subtract(*named);
  take_from_sets({&*named, &set}, before);
}

// Appends the articles of one set after the other, each by date, where `before` others are listed already.
void PageFinder::take_from_sets(std::initializer_list<const KeySet*> sets, std::size_t before) {
  const std::size_t count = wanted() - std::min(wanted(), before);
  const std::size_t skip = search_.options.offset - std::min(search_.options.offset, before);
  PageByDate taken(count, duplicates_);
  std::vector<store::ArticleKey> keys;
  for (const KeySet* set : sets) {
    keys.clear();
    keys.reserve(set->size());
    set->for_each([&](store::ArticleKey key) { keys.push_back(key); });
    if (order_by_date() == Order::newest) std::ranges::reverse(keys);
    taken.begin_next_list();
    for (const store::ArticleKey key : keys) {
      if (!taken.add(key)) break;
    }
  }
  const auto more = taken.take(search_.context.articles, skip, order_by_date());
  found_.page.insert(found_.page.end(), more.begin(), more.end());
}

void PageFinder::rank() {
  search_.weigh(found_.match);
  RankRequest asked = request();
  if (search_.options.facets) asked.matched = &found_.matched.emplace();
  Ranked ranked = rank_named_first(search_.context.ranker, asked, duplicates_);
  found_.total = ranked.total;
  found_.complete = ranked.complete;
  found_.page = std::move(ranked.best);
  drop_before_offset();
}

void PageFinder::drop_before_offset() {
  auto& page = found_.page;
  page.erase(page.begin(),
             page.begin() + static_cast<std::ptrdiff_t>(std::min(search_.options.offset, page.size())));
}

}  // namespace blattwerk::search
