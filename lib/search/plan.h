#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "search/query.h"
#include "store/article_key.h"

namespace blattwerk::search {

/// How the articles of a query are found.
enum class Strategy : std::uint8_t {
  walk,    ///< no condition but dates: along the keys
  sets,    ///< conditions that are sets of articles; text only where it is mixed with them
  stream,  ///< text by date: FTS5 gives its hits in the order of keys
  rank,    ///< text by relevance
};

/// What was asked for beside the query itself.
struct PlanOptions {
  Order order = Order::relevance;  ///< where the query does not ask for one
  DateRange dates{};
  WordMode words = WordMode::all;
};

/// A query taken apart: what the full-text index answers, what is a set of articles, and an interval of keys.
struct Plan {
  std::shared_ptr<const Query> query;
  std::vector<const Node*> text;     ///< conditions that one FTS5 expression states together
  std::vector<const Node*> filters;  ///< conditions that are sets of articles
  DateRange dates;
  store::KeyRange keys;
  bool impossible = false;  ///< the dates exclude each other
  WordMode words = WordMode::all;
  Order order = Order::relevance;
  Strategy strategy = Strategy::walk;
};

Plan plan(Query query, const PlanOptions& options);

/// Adds a condition that the whole query must fulfil, as command-line options do.
void require(Query& query, Node condition);

/// The text leaves of a node that are not negated, which its hits can be ranked by.
void collect_positive_text(const Node& node, std::vector<const Node*>& leaves);

}  // namespace blattwerk::search
