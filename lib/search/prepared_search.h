#pragma once

#include <optional>
#include <vector>

#include "search/index_terms.h"
#include "search/plan.h"
#include "search/search_context.h"
#include "search/searcher.h"
#include "search/set_evaluator.h"
#include "search/text_match_builder.h"
#include "search/time_limit.h"
#include "search/value_condition.h"

namespace blattwerk::search {

/// A planned query made ready for an archive: what its text is in the index, and which articles its other
/// conditions allow.
class PreparedSearch {
 public:
  /// All but the plan must outlive it; `notes` takes what is to be told. To be made and used within one
  /// transaction.
  PreparedSearch(SearchContext& context, const SearchOptions& options, const TimeLimit& limit,
                 Plan query_plan, std::vector<Note>& notes);
  PreparedSearch(const PreparedSearch&) = delete;
  PreparedSearch& operator=(const PreparedSearch&) = delete;

  /// All articles that the query finds.
  KeySet all();

  /// Turns `conditions` into a part of `filter`, for what knows nothing of values.
  void make_filter_of_conditions();

  /// Weighs the units of a match by the archive.
  void weigh(TextMatch& text);

  SearchContext& context;
  const SearchOptions& options;
  Plan plan;
  IndexTerms& terms;
  TextMatchBuilder builder;
  SetEvaluator evaluator;
  TextMatch match;                         ///< of the conditions that one FTS5 expression states
  std::optional<KeySet> filter;            ///< only these articles, where given
  std::vector<ValueCondition> conditions;  ///< and only those with these values, which rankers look up

 private:
  void find_conditions(std::vector<Note>& notes);
};

}  // namespace blattwerk::search
