#include "entities/cluster_map.h"

#include <gtest/gtest.h>

#include "entities/word.h"

namespace blattwerk::entities {
namespace {

TEST(ClusterMap, GivesEveryWordItsClusterAndMostOthersNone) {
  std::vector<std::pair<std::uint64_t, Cluster>> words;
  for (unsigned i = 0; i < 5000; ++i) {
    words.emplace_back(hash_word("wort" + std::to_string(i)), static_cast<Cluster>(1 + i % 700));
  }
  const auto [cells, seed] = build_cluster_map(words);
  const ClusterMap map(cells, seed, {});
  for (const auto& [word, cluster] : words) ASSERT_EQ(map.find(word), cluster);
  int mistaken = 0;
  for (unsigned i = 0; i < 5000; ++i)
    mistaken += map.find(hash_word("fremd" + std::to_string(i))) == kNoCluster ? 0 : 1;
  EXPECT_LT(mistaken, 5000 / 64 * 2);
}

TEST(ClusterMap, IsEmptyByDefault) {
  EXPECT_EQ(ClusterMap().find(hash_word("Wort")), kNoCluster);
}

}  // namespace
}  // namespace blattwerk::entities
