#include "search/near_expression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace blattwerk::search {
namespace {

using testing::ElementsAre;
using testing::Pair;

NearOperand operand(std::size_t unit, std::initializer_list<const char*> spellings) {
  NearOperand result{unit, {}};
  double weight = 1;
  for (const char* spelling : spellings) {
    result.variants.push_back({spelling, weight, false});
    weight /= 2;
  }
  return result;
}

TEST(NearExpression, IsOneNearForEveryChoiceOfSpellings) {
  const auto near = near_expression({operand(4, {"nato", "ot"}), operand(7, {"ost"})}, TextField::any, 3);
  EXPECT_EQ(near.expression, R"((NEAR("nato" "ost", 3) OR NEAR("ot" "ost", 3)))");
  EXPECT_THAT(near.phrases, ElementsAre(Pair(4, 1), Pair(7, 1), Pair(4, .5), Pair(7, 1)));
}

TEST(NearExpression, CountsOnlyInTheFieldAskedFor) {
  const auto near = near_expression({operand(0, {"a"}), operand(1, {"b"})}, TextField::title, 1);
  EXPECT_TRUE(near.expression.starts_with(column_filter(TextField::title))) << near.expression;
}

TEST(NearExpression, StaysBounded) {
  const std::vector<NearOperand> five(5, operand(0, {"a", "b", "c", "d"}));
  EXPECT_EQ(near_expression(five, TextField::any, 2).phrases.size(), 5 * kMaxNearVariants);
  const std::vector<NearOperand> seven(7, operand(0, {"a", "b"}));
  EXPECT_EQ(near_expression(seven, TextField::any, 2).phrases.size(), 7) << "only the best spelling of each";
}

TEST(BoundedCombinations, ComeInOrderAndHaveEveryPlace) {
  EXPECT_THAT(bounded_combinations({2, 2}, 9),
              ElementsAre(ElementsAre(0, 0), ElementsAre(0, 1), ElementsAre(1, 0), ElementsAre(1, 1)));
  EXPECT_THAT(bounded_combinations({2, 2}, 3),
              ElementsAre(ElementsAre(0, 0), ElementsAre(0, 1), ElementsAre(1, 0)));
  EXPECT_THAT(bounded_combinations({2, 0}, 3), testing::IsEmpty()) << "no choice, no way";
  EXPECT_THAT(bounded_combinations({}, 3), ElementsAre(testing::IsEmpty()));
}

}  // namespace
}  // namespace blattwerk::search
