#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "search/facets.h"
#include "search/impact/index_view.h"
#include "search/impact/ordinal_set.h"
#include "store/facets/facet_reader.h"

namespace blattwerk::search::impact {

/// Counts what the articles of a result have by the sets of the facet index, the values with most articles
/// first, until none that follows could be among the most frequent; articles of segments without sets by the
/// tables.
class FacetCounter {
 public:
  /// Both must outlive it.
  FacetCounter(const store::Database& database, IndexView& view)
      : database_(database), view_(view), sets_(database) {}

  /// `matches` has the articles of each segment of the view. Of each facet at most `most` values.
  Facets count(std::span<const OrdinalSet> matches, std::size_t most);

 private:
  Facets count(std::span<const OrdinalSet> matches, std::size_t most, bool by_sets);
  std::vector<FacetCount> count_dates(std::span<const OrdinalSet> matches);
  std::vector<FacetCount> count_values(std::span<const OrdinalSet> matches, store::facets::Facet facet,
                                       const ValueCounts& elsewhere, std::size_t most);

  const store::Database& database_;
  IndexView& view_;
  store::facets::FacetReader sets_;
  std::vector<bool> covered_;
};

}  // namespace blattwerk::search::impact
