#pragma once

#include "search/impact/index_view.h"
#include "search/impact/ordinal_set.h"
#include "search/value_condition.h"
#include "store/facets/facet_reader.h"

namespace blattwerk::search::impact {

/// Finds the articles of a segment that have a value: by the sets of the facet index, or by the tables where
/// it has none.
class ValueFilter {
 public:
  /// Both must outlive it.
  ValueFilter(const store::Database& database, IndexView& view)
      : database_(database), view_(view), sets_(database) {}

  /// What fulfils the condition; it may hold articles deleted since.
  OrdinalSet find(std::size_t segment, const ValueCondition& condition);

 private:
  const store::Database& database_;
  IndexView& view_;
  store::facets::FacetReader sets_;
};

}  // namespace blattwerk::search::impact
