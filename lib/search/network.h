#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "search/entities.h"
#include "search/key_set.h"
#include "store/database.h"

namespace blattwerk::search {

/// Two entities that appear in the same articles more often than chance would have it.
struct NetworkEdge {
  std::size_t a = 0;  ///< its node
  std::size_t b = 0;
  std::uint64_t together = 0;  ///< articles with both
  double weight = 0;           ///< log-likelihood ratio (Dunning 1993)
};

/// Who and what appears together.
struct Network {
  std::vector<EntitySummary> nodes;  ///< by the number of articles
  std::vector<NetworkEdge> edges;    ///< the strongest first
};

struct NetworkOptions {
  std::size_t nodes = 50;  ///< how many entities: those in the most articles
  std::optional<EntityType> type{};
  const KeySet* within = nullptr;  ///< only these articles, where given
};

/// The network of the entities that are named most. Works (events) and the like are left out unless asked for
/// by type. Costs a look at all articles of each node and an intersection for each pair of them.
Network find_network(const store::Database& database, const NetworkOptions& options);

}  // namespace blattwerk::search
