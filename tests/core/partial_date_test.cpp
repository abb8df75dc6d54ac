#include "core/partial_date.h"

#include <gtest/gtest.h>

namespace blattwerk {
namespace {

TEST(PartialDate, WritesWhatItReadsAtEveryPrecision) {
  for (const auto* text : {"2022", "2022-02", "2022-02-04", "2022-02-04T11:39", "2022-02-04T11:39:30",
                           "2022-02-04T11:39:00+01:00", "2022-02-04T11:39:00-05:30"}) {
    const auto date = PartialDate::parse_iso(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->to_iso(), text);
  }
}

TEST(PartialDate, ReadsTheOtherSpellingsOfIso8601) {
  const struct {
    const char* text;
    const char* iso;
  } cases[] = {
      {"20220204", "2022-02-04"},
      {"2022-02-04 11:39", "2022-02-04T11:39"},
      {"2022-02-04T10:39:00Z", "2022-02-04T10:39:00+00:00"},
      {"2022-02-04T11:39:00.123+0100", "2022-02-04T11:39:00+01:00"},
      {"20220204T113900+01", "2022-02-04T11:39:00+01:00"},
      {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"},
  };
  for (const auto& c : cases) {
    const auto date = PartialDate::parse_iso(c.text);
    ASSERT_TRUE(date) << c.text;
    EXPECT_EQ(date->to_iso(), c.iso);
  }
}

TEST(PartialDate, RefusesWhatTheCalendarLacks) {
  for (const auto* text :
       {"", "22", "0000", "2022-13", "2022-00", "2022-02-29", "2022-04-31", "202202", "2022-2-4",
        "2022-02-04T24:00", "2022-02-04T11:60", "2022-02-04T11:39:00+1", "2022-02-04x", "heute"}) {
    EXPECT_FALSE(PartialDate::parse_iso(text)) << text;
  }
}

TEST(PartialDate, PutsAMonthBeforeAllItsDays) {
  const auto month = *PartialDate::of_month(2022, 2);
  EXPECT_LT(month, *PartialDate::of_day(2022, 2, 1));
  EXPECT_GT(month, *PartialDate::of_day(2022, 1, 31));
  EXPECT_LT(month.day_code(), PartialDate::of_day(2022, 2, 1)->day_code());
  EXPECT_GT(month.day_code(), PartialDate::of_day(2022, 1, 31)->day_code());
}

TEST(PartialDate, CountsDaysLikeTheCalendar) {
  EXPECT_EQ(PartialDate::of_day(1970, 1, 1)->days_since_epoch(), 0);
  EXPECT_EQ(PartialDate::of_day(2000, 3, 1)->days_since_epoch(), 11017);
  for (int days = -719162; days <= 2932896; days += 97) {
    EXPECT_EQ(PartialDate::from_days_since_epoch(days)->days_since_epoch(), days);
  }
  EXPECT_FALSE(PartialDate::from_days_since_epoch(2932897));
}

TEST(PartialDate, ComparesInstantsByUtc) {
  EXPECT_EQ(PartialDate::parse_iso("2022-02-04T11:39:00+01:00")->utc_seconds(),
            PartialDate::parse_iso("2022-02-04T10:39:00Z")->utc_seconds());
}

}  // namespace
}  // namespace blattwerk
