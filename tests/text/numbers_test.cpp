#include "text/numbers.h"

#include <gtest/gtest.h>

namespace blattwerk::text {
namespace {

struct Case {
  std::string_view written;
  std::optional<std::string> term;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.written;
}

class NumberTerm : public testing::TestWithParam<Case> {};
TEST_P(NumberTerm, IsOneHoweverWritten) {
  EXPECT_EQ(number_term(GetParam().written, false), GetParam().term);
}

INSTANTIATE_TEST_SUITE_P(Table, NumberTerm,
                         testing::Values(Case{"10000", "10000"}, Case{"10.000", "10000"},
                                         Case{"10'000", "10000"}, Case{"10’000", "10000"},
                                         Case{"1.234.567,89", "1234567,89"}, Case{"3,5", "3,5"},
                                         Case{"3.5", "3,5"}, Case{"11:39", "11,39"}, Case{"11.39", "11,39"},
                                         Case{"2:1", "2:1"}, Case{"9/11", "9/11"}, Case{"3.40.1", "3.40.1"},
                                         Case{"2021/22", std::nullopt}, Case{"04.02.2022", std::nullopt}));

TEST(NumberTerm, LeavesADayAndMonthApart) {
  EXPECT_EQ(number_term("14.02", true), std::nullopt);
  EXPECT_EQ(number_term("14.32", true), "14,32");
}

TEST(WithoutLeadingZeros, KeepsWhatIsNoDayOrMonth) {
  EXPECT_EQ(without_leading_zeros("04"), "4");
  EXPECT_EQ(without_leading_zeros("00"), "00");
  EXPECT_EQ(without_leading_zeros("007"), "007");
}

}  // namespace
}  // namespace blattwerk::text
