#include "search/network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"

namespace blattwerk::search {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class NetworkTest : public ArchiveTest {
 protected:
  NetworkTest() {
    const std::vector<TestArticle::Name> names = {{EntityType::person, "Putin", "Wladimir Putin"},
                                                  {EntityType::person, "Xi", "Xi Jinping"},
                                                  {EntityType::place, "Bonn", "Bonn"}};
    std::vector<TestArticle> articles;
    for (int i = 0; i < 6; ++i)
      articles.push_back(
          {.title = "Treffen " + std::to_string(i), .paragraphs = {"Putin und Xi."}, .names = names});
    for (int i = 0; i < 6; ++i)
      articles.push_back(
          {.title = "Wetter " + std::to_string(i), .paragraphs = {"Regen in Bonn."}, .names = names});
    add(articles);
  }
};

TEST_F(NetworkTest, TiesWhatAppearsTogetherMoreOftenThanByChance) {
  const Network network = find_network(archive_.database(), {});
  ASSERT_THAT(network.nodes, SizeIs(3));
  ASSERT_THAT(network.edges, SizeIs(1));
  const NetworkEdge& edge = network.edges[0];
  EXPECT_EQ(edge.together, 6u);
  EXPECT_GT(edge.weight, 10);
  EXPECT_EQ(network.nodes[edge.a].type, EntityType::person);
  EXPECT_EQ(network.nodes[edge.b].type, EntityType::person);
}

TEST_F(NetworkTest, KeepsToTheArticlesAndTheTypeAskedFor) {
  Searcher searcher(archive_, analyzer_);
  bool complete = false;
  const KeySet rain = searcher.find_all(parse_query("Regen", kToday), {}, complete);
  const Network network = find_network(archive_.database(), {.within = &rain});
  ASSERT_THAT(network.nodes, SizeIs(1));
  EXPECT_EQ(network.nodes[0].name, "Bonn");
  EXPECT_THAT(network.edges, IsEmpty());
  EXPECT_THAT(find_network(archive_.database(), {.type = EntityType::place}).nodes, SizeIs(1));
  EXPECT_THAT(find_network(archive_.database(), {.nodes = 2}).nodes, SizeIs(2));
}

}  // namespace
}  // namespace blattwerk::search
