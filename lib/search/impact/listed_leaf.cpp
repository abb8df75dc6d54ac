#include "search/impact/listed_leaf.h"

#include <algorithm>

namespace blattwerk::search::impact {
using store::impact::ColumnCounts;

// By doubling steps, then by halving them.
std::size_t PlaceList::seek(std::size_t from, std::uint32_t target) const {
  std::size_t step = 1;
  while (from + step < size() && ordinals_[from + step - 1] < target) {
    from += step;
    step *= 2;
  }
  const auto begin = ordinals_.begin() + static_cast<std::ptrdiff_t>(from);
  const auto end = ordinals_.begin() + static_cast<std::ptrdiff_t>(std::min(from + step, size()));
  return static_cast<std::size_t>(std::lower_bound(begin, end, target) - ordinals_.begin());
}

ColumnCounts ListedLeaf::counts(std::size_t index) const {
  ColumnCounts counts{};
  for (const Place place : list_.places(index)) ++counts[column_of(place)];
  return counts;
}

double ListedLeaf::most(std::size_t index, double held_back) const {
  const auto frequency = table_.frequency(store::impact::bound_frequency(counts(index)));
  return idf() * BoundTable::part(weight() * frequency, held_back);
}

Bound ListedLeaf::bound(std::uint32_t from) {
  bound_at_ = list_.seek(bound_at_, from);
  if (bound_at_ == list_.size()) return {0, kEnd};
  const std::uint32_t next = list_.ordinal(bound_at_);
  return {most(bound_at_, table_.held_back(view_.length(segment_, next))), next};
}

double ListedLeaf::most_at(std::uint32_t ordinal, double held_back) {
  return seek(ordinal) == ordinal ? most(at_, held_back) : 0;
}

void ListedLeaf::mark(OrdinalSet& set) {
  for (std::size_t i = 0; i < list_.size(); ++i) set.add(list_.ordinal(i));
}

void ListedLeaf::occurrences(std::vector<Occurrence>& out) {
  for (const Place place : list_.places(at_)) out.push_back(occurrence_at(place));
}

}  // namespace blattwerk::search::impact
