#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/impact/near_groups.h"
#include "search/impact/near_walk.h"

namespace blattwerk::search::impact {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::vector<Place>> walk(const std::vector<NearMember>& members, std::uint32_t distance) {
  std::vector<std::vector<Place>> met;
  for (NearWalk walk(members, distance); walk.next();) {
    auto& places = met.emplace_back();
    for (std::size_t i = 0; i < members.size(); ++i) places.push_back(walk.place(i));
  }
  return met;
}

TEST(NearWalk, CountsTheWordsBetween) {
  EXPECT_THAT(walk({{{3}}, {{6}}}, 2), ElementsAre(ElementsAre(3, 6)));
  EXPECT_THAT(walk({{{6}}, {{3}}}, 2), ElementsAre(ElementsAre(6, 3))) << "in any order";
  EXPECT_THAT(walk({{{3}}, {{6}}}, 1), IsEmpty());
  EXPECT_THAT(walk({{{3}, 2}, {{6}}}, 1), ElementsAre(ElementsAre(3, 6))) << "behind the end of a phrase";
  EXPECT_THAT(walk({{{5}}, {{5}}}, 0), ElementsAre(ElementsAre(5, 5))) << "at one place";
}

TEST(NearWalk, StaysInOneColumn) {
  const Place next_column = Place{1} << 32;
  EXPECT_THAT(walk({{{7}}, {{next_column}}}, 100), IsEmpty());
  EXPECT_THAT(walk({{{7, next_column + 4}}, {{next_column}}}, 100),
              ElementsAre(ElementsAre(next_column + 4, next_column)));
}

TEST(NearWalk, MeetsEveryPlaceThatHasAllOthersNear) {
  EXPECT_THAT(walk({{{0, 2, 40}}, {{1, 50}}, {{3, 20, 43}}}, 3),
              ElementsAre(ElementsAre(0, 1, 3), ElementsAre(2, 1, 3)));
}

// The alternatives of an expression as they are after joining: `a|b~c` are any of a, b near c.
std::vector<std::string> joined(std::string_view expression, const std::vector<PhraseWeight>& weights) {
  auto tree = *read_expression(expression);
  join_near_groups(tree, weights);
  std::vector<std::string> alternatives;
  const auto groups = tree.kind == MatchTree::Kind::any ? tree.children : std::vector{tree};
  for (const MatchTree& group : groups) {
    auto& text = alternatives.emplace_back();
    for (const MatchTree& operand : group.children) {
      if (!text.empty()) text += '~';
      const auto spellings = operand.kind == MatchTree::Kind::any ? operand.children : std::vector{operand};
      for (std::size_t i = 0; i < spellings.size(); ++i) {
        if (i > 0) text += '|';
        for (const auto& term : spellings[i].terms) text += term;
      }
    }
  }
  return alternatives;
}

TEST(NearGroups, AreAllChoicesOfSpellings) {
  const std::vector<PhraseWeight> weights(20);
  EXPECT_THAT(
      joined(R"(NEAR("a" "c", 3) OR NEAR("a" "d", 3) OR NEAR("b" "c", 3) OR NEAR("b" "d", 3))", weights),
      ElementsAre("a|b~c|d"));
  EXPECT_THAT(joined(R"(NEAR("a" "c", 3) OR NEAR("a" "d", 3) OR NEAR("b" "c", 3))", weights),
              ElementsAre("a~c|d", "b~c"));
  EXPECT_THAT(joined(R"(NEAR("a" "c", 3) OR NEAR("a" "d", 4))", weights), ElementsAre("a~c", "a~d"));
  EXPECT_THAT(joined(R"(NEAR("a" "c", 3) OR NEAR("a" "d e", 3))", weights), ElementsAre("a~c", "a~de"))
      << "of several words";
}

TEST(NearGroups, KeepApartWhatCountsMoreThanOnceAPlace) {
  const std::vector<PhraseWeight> twice = {{.unit = 0, .once_a_place = false},
                                           {.unit = 1, .once_a_place = false},
                                           {.unit = 0, .once_a_place = false},
                                           {.unit = 1, .once_a_place = false}};
  EXPECT_THAT(joined(R"(NEAR("a" "b", 3) OR NEAR("a" "c", 3))", twice), ElementsAre("a~b", "a~c"));
}

}  // namespace
}  // namespace blattwerk::search::impact
