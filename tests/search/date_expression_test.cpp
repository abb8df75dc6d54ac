#include "search/date_expression.h"

#include <string>

#include <gtest/gtest.h>

namespace blattwerk::search {
namespace {

const PartialDate kToday = *PartialDate::of_day(2022, 2, 6);

// The range in canonical form, or `-` where the text is no date.
std::string read(DateRelation relation, std::string_view text) {
  const auto range = parse_dates(relation, text, kToday);
  return range ? to_string(*range) : "-";
}

struct Case {
  std::string_view text;
  std::string_view during;
};

TEST(DateExpression, ReadsDatesAsPeopleWriteThem) {
  constexpr Case kCases[] = {
      {"2022", "2022"},
      {"2022-02", "2022-02"},
      {"2022-02-04", "2022-02-04"},
      {"20220204", "2022-02-04"},
      {"2022-02-04T11:39", "2022-02-04"},
      {"04.02.2022", "2022-02-04"},
      {"4.2.2022", "2022-02-04"},
      {"02.2022", "2022-02"},
      {"2.2022", "2022-02"},
      {"Februar 2022", "2022-02"},
      {"Jänner 2022", "2022-01"},
      {"March 2021", "2021-03"},
      {"Feb. 2022", "2022-02"},
      {"4. Februar 2022", "2022-02-04"},
      {"04 Februar 2022", "2022-02-04"},
      {"heute", "2022-02-06"},
      {"Heute", "2022-02-06"},
      {"today", "2022-02-06"},
      {"gestern", "2022-02-05"},
      {"yesterday", "2022-02-05"},
      {"vorgestern", "2022-02-04"},
      {"0d", "2022-02-06"},
      {"7d", "2022-01-30..2022-02-06"},
      {"7t", "2022-01-30..2022-02-06"},
      {"2w", "2022-01-23..2022-02-06"},
      {"1m", "2022-01-06..2022-02-06"},
      {"1y", "2021-02-06..2022-02-06"},
      {"1j", "2021-02-06..2022-02-06"},
      {"2022-01..2022-03", "2022-01-01..2022-03-31"},
      {"2022-01 .. 2022-03", "2022-01-01..2022-03-31"},
      {"2022-01...2022-03", "2022-01-01..2022-03-31"},
      {"2022-03..2022-01", "2022-01-01..2022-03-31"},
      {"2022-01..2022-01", "2022-01"},
      {"01.02.2022..04.02.2022", "2022-02-01..2022-02-04"},
      {"2022-01..", "2022-01-01.."},
      {"..2022-03", "..2022-03-31"},
      {"gestern..heute", "2022-02-05..2022-02-06"},
      {"7d..gestern", "2022-01-30..2022-02-05"},
      {" 2022-02 ", "2022-02"},
  };
  for (const Case& c : kCases) EXPECT_EQ(read(DateRelation::during, c.text), c.during) << c.text;
}

TEST(DateExpression, RefusesWhatIsNoDate) {
  for (const std::string_view text : {"",
                                      " ",
                                      "..",
                                      "...",
                                      "Putin",
                                      "2022-13",
                                      "2022-02-30",
                                      "30.02.2022",
                                      "0",
                                      "22",
                                      "202202",
                                      "0000",
                                      "d",
                                      "7",
                                      "7x",
                                      "99999999d",
                                      "2022-02-04-05",
                                      "4.2.22",
                                      "1.2.3.4",
                                      "Februar",
                                      "Februar 22",
                                      "13. Februar",
                                      "2022-01..x",
                                      "x..2022",
                                      "2022..2023..2024",
                                      "\xFF",
                                      "heute morgen"}) {
    EXPECT_EQ(read(DateRelation::during, text), "-") << text;
  }
}

TEST(DateExpression, BoundsByRelation) {
  EXPECT_EQ(read(DateRelation::since, "2022-02"), "2022-02-01..");
  EXPECT_EQ(read(DateRelation::until, "2022-02"), "..2022-02-28");
  EXPECT_EQ(read(DateRelation::after, "2022-02"), "2022-03-01..");
  EXPECT_EQ(read(DateRelation::before, "2022-02"), "..2022-01-31");
  EXPECT_EQ(read(DateRelation::after, "2022-01-15"), "2022-01-16..");
  EXPECT_EQ(read(DateRelation::before, "heute"), "..2022-02-05");
}

TEST(DateExpression, CountsATimeBackFromTheDayItBegan) {
  EXPECT_EQ(read(DateRelation::since, "7d"), "2022-01-30..");
  EXPECT_EQ(read(DateRelation::before, "7d"), "..2022-01-29");
  EXPECT_EQ(read(DateRelation::after, "7d"), "2022-01-31..");
}

TEST(DateExpression, ShortensMonthsToTheirLastDay) {
  const auto range = parse_dates(DateRelation::since, "1m", *PartialDate::of_day(2022, 3, 31));
  EXPECT_EQ(to_string(*range), "2022-02-28..");
}

TEST(DateExpression, TakesTheOuterEndsOfARangeForRelations) {
  EXPECT_EQ(read(DateRelation::after, "2022-01..2022-03"), "2022-04-01..");
  EXPECT_EQ(read(DateRelation::before, "2022-01..2022-03"), "..2021-12-31");
  EXPECT_EQ(read(DateRelation::after, "2022-01.."), "-");
}

TEST(DateExpression, RefusesDaysBeyondTheCalendar) {
  EXPECT_EQ(read(DateRelation::after, "9999"), "-");
  EXPECT_EQ(read(DateRelation::before, "0001"), "-");
}

TEST(DateExpression, ReadsWhatItWrites) {
  for (const std::string_view text :
       {"2022", "2022-02", "2024-02-29", "2022-01-16..", "..0999", "2021-12-31..2022-01-01"}) {
    const auto range = parse_dates(DateRelation::during, text, kToday);
    ASSERT_TRUE(range) << text;
    EXPECT_EQ(parse_dates(DateRelation::during, to_string(*range), kToday), range) << text;
  }
}

}  // namespace
}  // namespace blattwerk::search
