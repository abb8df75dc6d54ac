#include "server/pages/words.h"

#include <gtest/gtest.h>

namespace blattwerk::server::pages {
namespace {

const Words kGerman(search::Language::german);
const Words kEnglish(search::Language::english);

TEST(Words, WritesDatesAsPreciseAsTheyAreKnown) {
  const struct {
    std::string_view iso;
    std::string_view german;
    std::string_view english;
  } cases[] = {
      {"2022", "2022", "2022"},
      {"2022-03", "März 2022", "March 2022"},
      {"2022-02-04", "4.\u00A0Februar 2022", "4\u00A0February 2022"},
      {"2022-02-04T08:05:00+01:00", "4.\u00A0Februar 2022, 8:05\u00A0Uhr", "4\u00A0February 2022, 8:05"},
      {"", "ohne Datum", "undated"},
      {"gestern", "gestern", "gestern"},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(kGerman.date(each.iso), each.german);
    EXPECT_EQ(kEnglish.date(each.iso), each.english);
  }
}

TEST(Words, WritesShortDatesForNarrowPlaces) {
  EXPECT_EQ(kGerman.short_date("2022-02-04T11:39:00+01:00"), "04.02.2022");
  EXPECT_EQ(kGerman.short_date("2022-03"), "Mär 2022");
  EXPECT_EQ(kEnglish.short_date("2022-02-04"), "4\u00A0Feb 2022");
}

TEST(Words, DividesNumbersByThousands) {
  EXPECT_EQ(kGerman.number(0), "0");
  EXPECT_EQ(kGerman.number(999), "999");
  EXPECT_EQ(kGerman.number(1234), "1.234");
  EXPECT_EQ(kEnglish.number(1234567), "1,234,567");
  EXPECT_EQ(kGerman.decimal(2.25), "2,2");
  EXPECT_EQ(kGerman.bytes(15'600'000), "15,6\u00A0MB");
}

TEST(Words, KnowsOneFromMany) {
  EXPECT_EQ(kGerman.count(kPlacesInText, 1), "1 Fundstelle");
  EXPECT_EQ(kGerman.count(kPlacesInText, 0), "0 Fundstellen");
  EXPECT_EQ(kEnglish.count(kHits, 1000), "1,000 hits");
}

TEST(Words, KnowsTheDayOfTheWeek) {
  EXPECT_EQ(kGerman.weekday(*PartialDate::of_day(2022, 2, 24)), "Donnerstag");
  EXPECT_EQ(kEnglish.weekday(*PartialDate::of_day(1945, 5, 8)), "Tuesday");
  EXPECT_EQ(weekday_number(*PartialDate::of_day(1, 1, 1)), 1);
}

TEST(Words, QuotesAsTheLanguageDoes) {
  EXPECT_EQ(kGerman.quoted("Sturm"), "„Sturm“");
  EXPECT_EQ(kEnglish.quoted("storm"), "“storm”");
}

}  // namespace
}  // namespace blattwerk::server::pages
