#include "search/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"

namespace blattwerk::search {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class EntitiesTest : public ArchiveTest {
 protected:
  EntitiesTest() {
    const auto person = EntityType::person;
    const std::vector<TestArticle::Name> names = {{person, "Putin", "Wladimir Putin"},
                                                  {person, "Xi", "Xi Jinping"},
                                                  {EntityType::place, "Peking", "Peking"},
                                                  {EntityType::place, "Bonn", "Bonn"}};
    add({{.title = "Eins", .date = "2022-02-04", .paragraphs = {"Putin und Xi in Peking."}, .names = names},
         {.title = "Zwei", .date = "2022-05", .paragraphs = {"Putin mit Xi in Bonn."}, .names = names},
         {.title = "Drei", .date = "2022-01-02", .paragraphs = {"Putin ruft Bonn an."}, .names = names},
         {.title = "Vier", .date = "2021", .paragraphs = {"Ein Tag in Bonn."}, .names = names},
         {.title = "Fünf", .date = "", .paragraphs = {"Noch ein Tag in Bonn."}, .names = names}});
  }

  const store::Database& database() { return archive_.database(); }

  static std::vector<std::string> names(const EntityList& list) {
    std::vector<std::string> names;
    for (const auto& entity : list.entities)
      names.push_back(entity.name + " " + std::to_string(entity.articles));
    return names;
  }
};

TEST_F(EntitiesTest, ListsThemByTheNumberOfArticles) {
  const EntityList list = list_entities(database(), {});
  EXPECT_EQ(list.total, 4u);
  EXPECT_THAT(names(list), ElementsAre("Bonn 4", "Wladimir Putin 3", "Xi Jinping 2", "Peking 1"));
}

TEST_F(EntitiesTest, ListsThoseOfOneTypeAndPages) {
  EXPECT_THAT(names(list_entities(database(), {.type = EntityType::person})),
              ElementsAre("Wladimir Putin 3", "Xi Jinping 2"));
  EXPECT_THAT(names(list_entities(database(), {.type = {}, .limit = 2, .offset = 1})),
              ElementsAre("Wladimir Putin 3", "Xi Jinping 2"));
  EXPECT_THAT(names(list_entities(database(), {.type = {}, .limit = 2, .offset = 9})), IsEmpty());
}

TEST_F(EntitiesTest, CountsWithinAResult) {
  Searcher searcher(archive_, analyzer_);
  bool complete = false;
  const KeySet found = searcher.find_all(parse_query("Tag ODER ruft", kToday), {}, complete);
  EXPECT_THAT(names(list_entities(database(), {.type = {}, .within = &found})),
              ElementsAre("Bonn 3", "Wladimir Putin 1"));
}

TEST_F(EntitiesTest, PortraysOneByAnyOfItsNames) {
  const auto portraits = find_portraits(database(), "putin", std::nullopt, 5);
  ASSERT_THAT(portraits, SizeIs(1));
  const EntityPortrait& putin = portraits[0];
  EXPECT_EQ(putin.entity.name, "Wladimir Putin");
  EXPECT_EQ(putin.entity.articles, 3u);
  EXPECT_THAT(putin.names,
              ElementsAre("Putin", "Wladimir", "Wladimir Putin"));  // the first as in the articles
  EXPECT_EQ(putin.first, "2022-01-02");
  EXPECT_EQ(putin.last, "2022-05");
  EXPECT_THAT(putin.months,
              ElementsAre(FacetCount{"2022-01", 1}, FacetCount{"2022-02", 1}, FacetCount{"2022-03", 0},
                          FacetCount{"2022-04", 0}, FacetCount{"2022-05", 1}));
  ASSERT_THAT(putin.companions, SizeIs(1));
  EXPECT_EQ(putin.companions[0].entity.name, "Xi Jinping");
  EXPECT_EQ(putin.companions[0].together, 2u);
}

TEST_F(EntitiesTest, FindsNothingForUnknownNames) {
  EXPECT_THAT(find_portraits(database(), "Niemand", std::nullopt, 5), IsEmpty());
  EXPECT_THAT(find_portraits(database(), "Putin", EntityType::place, 5), IsEmpty());
}

TEST_F(EntitiesTest, FindsTheArticlesThatSeveralShare) {
  const auto putin = find_portraits(database(), "Putin", std::nullopt, 1).at(0).entity.id;
  const auto bonn = find_portraits(database(), "Bonn", std::nullopt, 1).at(0).entity.id;
  EXPECT_THAT(articles_with(database(), {putin, bonn}), SizeIs(2));
  EXPECT_THAT(articles_with(database(), {}), IsEmpty());
}

TEST(LogLikelihood, GrowsWithWhatChanceDoesNotExplain) {
  EXPECT_NEAR(log_likelihood(10, 100, 100, 1000), 0, 1e-9) << "as often as chance has it";
  EXPECT_GT(log_likelihood(50, 100, 100, 1000), log_likelihood(20, 100, 100, 1000));
  EXPECT_LT(log_likelihood(1, 100, 100, 1000), 0);
  // Worked by hand: 2 (20 ln 2 + 80 ln (80/90) · 2 + 820 ln (820/810)).
  EXPECT_NEAR(log_likelihood(20, 100, 100, 1000),
              2 * (20 * std::log(2.0) + 160 * std::log(80.0 / 90) + 820 * std::log(820.0 / 810)), 1e-9);
}

}  // namespace
}  // namespace blattwerk::search
