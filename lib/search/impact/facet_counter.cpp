#include "search/impact/facet_counter.h"

#include <algorithm>
#include <utility>

#include "store/facets/value_set.h"

namespace blattwerk::search::impact {
namespace {

using store::facets::Facet;
using store::facets::FacetScan;
using store::facets::FacetValue;
using store::facets::ValueSet;

// One article in so many is looked up as quickly as all values are counted.
constexpr std::uint64_t kFewMatches = 400;

}  // namespace

Facets FacetCounter::count(std::span<const OrdinalSet> matches, std::size_t most) {
  std::uint64_t found = 0;
  std::uint64_t articles = 0;
  for (const OrdinalSet& set : matches) {
    found += set.count();
    articles += set.size();
  }
  try {
    return count(matches, most, found >= articles / kFewMatches);
  } catch (const store::impact::DamagedIndex&) {
    return count(matches, most, false);
  }
}

Facets FacetCounter::count(std::span<const OrdinalSet> matches, std::size_t most, bool by_sets) {
  RowCounts by_tables(database_);
  covered_.clear();
  for (std::size_t segment = 0; segment < matches.size(); ++segment) {
    covered_.push_back(by_sets && sets_.covers(view_.segments()[segment].id));
    if (covered_.back()) continue;
    matches[segment].for_each([&](std::uint32_t ordinal) { by_tables.add(view_.key(segment, ordinal)); });
  }
  Facets facets;
  facets.date = count_dates(matches);
  for (const Facet facet : store::facets::kFacets) {
    if (auto* list = facets.of(facet)) *list = count_values(matches, facet, by_tables.of(facet), most);
  }
  return facets;
}

std::vector<FacetCount> FacetCounter::count_dates(std::span<const OrdinalSet> matches) {
  DateCounts dates;
  for (std::size_t segment = 0; segment < matches.size(); ++segment) {
    matches[segment].for_each([&](std::uint32_t ordinal) { dates.add(view_.key(segment, ordinal)); });
  }
  return dates.by_period();
}

std::vector<FacetCount> FacetCounter::count_values(std::span<const OrdinalSet> matches, Facet facet,
                                                   const ValueCounts& elsewhere, std::size_t most) {
  const auto common = [&](const FacetScan& scan, std::size_t segment) {
    return ValueSet(scan.set(), matches[segment].size()).common(matches[segment].words());
  };
  // All segments but the largest are counted whole.
  std::size_t largest = matches.size();
  for (std::size_t segment = 0; segment < matches.size(); ++segment) {
    if (covered_[segment] && (largest == matches.size() || matches[segment].size() > matches[largest].size()))
      largest = segment;
  }
  ValueCounts counts = elsewhere;
  for (std::size_t segment = 0; segment < matches.size(); ++segment) {
    if (!covered_[segment] || segment == largest) continue;
    for (FacetScan scan(database_, view_.segments()[segment].id, facet); scan.next();) {
      if (const auto count = common(scan, segment); count > 0) counts[scan.value()] += count;
    }
  }
  std::uint64_t most_elsewhere = 0;
  for (const auto& [value, count] : counts) most_elsewhere = std::max(most_elsewhere, count);

  MostFrequent best(most);
  if (largest != matches.size()) {
    std::uint64_t last = matches[largest].size();
    for (FacetScan scan(database_, view_.segments()[largest].id, facet); scan.next();) {
      // What follows stands in no more articles than this.
      const std::uint64_t articles = ValueSet(scan.set(), matches[largest].size()).count();
      if (articles > std::exchange(last, articles)) throw store::impact::DamagedIndex();
      if (!best.may_enter(articles + most_elsewhere)) break;
      std::uint64_t count = common(scan, largest);
      if (!counts.empty()) {
        if (const auto known = counts.find(scan.value()); known != counts.end()) {
          count += known->second;
          counts.erase(known);
        }
      }
      best.add(scan.value(), count);
    }
  }
  for (const auto& [value, count] : counts) best.add(value, count);
  return named(database_, facet, best.take());
}

}  // namespace blattwerk::search::impact
