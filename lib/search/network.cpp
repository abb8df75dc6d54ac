#include "search/network.h"

#include <algorithm>

namespace blattwerk::search {
namespace {

constexpr std::uint64_t kLeastTogether = 2;
constexpr double kLeastWeight =
    3.84;  // chance alone gives as much once in twenty times (chi square, one degree)

}  // namespace

Network find_network(const store::Database& database, const NetworkOptions& options) {
  // Those without a type of interest are among the most frequent, too.
  constexpr std::size_t kReserve = 2;
  EntityListOptions list{.type = options.type, .limit = options.nodes * kReserve, .within = options.within};
  Network network;
  network.nodes = list_entities(database, list).entities;
  if (!options.type) {
    std::erase_if(network.nodes, [](const EntitySummary& node) { return node.type == EntityType::other; });
  }
  if (network.nodes.size() > options.nodes) network.nodes.resize(options.nodes);

  std::vector<KeySet> articles;
  for (const EntitySummary& node : network.nodes) {
    articles.push_back(articles_of(database, node.id));
    if (options.within) articles.back().intersect(*options.within);
  }
  const auto total = static_cast<double>(
      options.within
          ? options.within->size()
          : static_cast<std::uint64_t>(database.integer("SELECT count(*) FROM article").value_or(0)));
  for (std::size_t a = 0; a < articles.size(); ++a) {
    for (std::size_t b = a + 1; b < articles.size(); ++b) {
      const std::uint64_t together = articles[a].common(articles[b]);
      if (together < kLeastTogether) continue;
      const double weight =
          log_likelihood(static_cast<double>(together), static_cast<double>(articles[a].size()),
                         static_cast<double>(articles[b].size()), total);
      if (weight >= kLeastWeight) network.edges.push_back({a, b, together, weight});
    }
  }
  std::ranges::stable_sort(network.edges, std::greater{}, &NetworkEdge::weight);
  return network;
}

}  // namespace blattwerk::search
