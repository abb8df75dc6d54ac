#include "search/impact/phrase_leaf.h"

#include <algorithm>
#include <utility>

namespace blattwerk::search::impact {
using store::impact::BlockBound;
using store::impact::ColumnCounts;

PhraseLeaf::PhraseLeaf(std::vector<std::unique_ptr<TermCursor>> terms,
                       std::vector<std::unique_ptr<TermCursor>> pairs, const BoundTable& table,
                       std::size_t phrase, const PhraseWeight& weight)
    : Leaf(phrase, weight), terms_(std::move(terms)), pairs_(std::move(pairs)), table_(table) {
  for (const auto& term : terms_) by_cost_.push_back(term.get());
  for (const auto& pair : pairs_) by_cost_.push_back(pair.get());
  std::ranges::sort(by_cost_, {}, &TermCursor::documents);
}

std::uint32_t PhraseLeaf::seek(std::uint32_t target) {
  if (started_ && ordinal_ >= target) return ordinal_;
  started_ = true;
  for (;; ++target) {
    for (std::size_t i = 0; i < by_cost_.size();) {
      const std::uint32_t found = by_cost_[i]->seek(target);
      if (found == kEnd) return ordinal_ = kEnd;
      if (found == target) {
        ++i;
      } else {
        target = found;
        i = i == 0 ? 1 : 0;
      }
    }
    if (find_places()) return ordinal_ = target;
  }
}

void PhraseLeaf::mark(OrdinalSet& set) {
  Cursor::mark(set);
  for (TermCursor* term : by_cost_) term->rewind();
  started_ = false;
}

// As FTS5 does it: what stands twice at one place counts as often as all the terms do.
bool PhraseLeaf::find_places() {
  const auto first = terms_.front()->places();
  places_.assign(first.begin(), first.end());
  for (std::size_t i = 1; i < terms_.size() && !places_.empty(); ++i) {
    const auto next = terms_[i]->places();
    auto at = next.begin();
    std::size_t kept = 0;
    for (const Place start : places_) {
      const Place wanted = start + static_cast<Place>(i);
      while (at != next.end() && *at < wanted) ++at;
      if (at == next.end()) break;
      if (*at != wanted) continue;
      places_[kept++] = start;
      ++at;
    }
    places_.resize(kept);
  }
  return !places_.empty();
}

// It stands no more often than any of its terms and pairs.
Bound PhraseLeaf::bound(std::uint32_t from) {
  Bound least{1, kEnd};
  BlockBound pairs;
  for (TermCursor* term : by_cost_) {
    const std::uint32_t last = term->bound(from, pairs);
    least.score = std::min(least.score, last == kEnd ? 0 : table_.part(pairs, weight()));
    least.last = std::min(least.last, last);
  }
  least.score *= idf();
  return least;
}

double PhraseLeaf::most_at(std::uint32_t ordinal, double held_back) {
  std::uint32_t least = 0;
  for (std::size_t i = 0; i < by_cost_.size(); ++i) {
    if (by_cost_[i]->seek(ordinal) != ordinal) return 0;
    const std::uint32_t own = by_cost_[i]->bound_frequency();
    least = i == 0 ? own : std::min(least, own);
  }
  return idf() * BoundTable::part(weight() * table_.frequency(least), held_back);
}

ColumnCounts PhraseLeaf::counts() {
  ColumnCounts counts{};
  for (const Place place : places_) ++counts[column_of(place)];
  return counts;
}

void PhraseLeaf::occurrences(std::vector<Occurrence>& out) {
  for (const Place place : places_) out.push_back(occurrence_at(place));
}

}  // namespace blattwerk::search::impact
