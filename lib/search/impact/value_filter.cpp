#include "search/impact/value_filter.h"

#include "store/facets/value_set.h"

namespace blattwerk::search::impact {

OrdinalSet ValueFilter::find(std::size_t segment, const ValueCondition& condition) {
  const store::impact::Segment& own = view_.segments()[segment];
  const bool covered = sets_.covers(own.id);
  OrdinalSet found(own.articles);
  for (const ValueCondition::Value& value : condition.values) {
    if (covered) {
      if (const auto set = sets_.find(own.id, value.facet, value.value)) {
        store::facets::ValueSet(*set, own.articles).add_to(found.words());
        continue;
      }
    }
    OrdinalFinder finder(view_, segment);
    for (const store::ArticleKey key : keys_with(database_, value, {own.first_key, own.last_key})) {
      if (const auto ordinal = finder.find(key)) found.add(*ordinal);
    }
  }
  return found;
}

}  // namespace blattwerk::search::impact
