#include "text/local_time.h"

#include <gtest/gtest.h>

namespace blattwerk::text {
namespace {

std::string from_wall_clock(const char* wall, const TimeZone& zone = TimeZone::berlin()) {
  return zone.from_wall_clock(*PartialDate::parse_iso(wall)).to_iso();
}

std::string to_wall_clock(const char* instant, const TimeZone& zone = TimeZone::berlin()) {
  return zone.to_wall_clock(*PartialDate::parse_iso(instant)).to_iso();
}

TEST(TimeZone, KnowsSummerTimeAndItsHistory) {
  const struct {
    const char* wall;
    const char* instant;
  } cases[] = {
      {"2022-02-04T11:39", "2022-02-04T11:39:00+01:00"},
      {"2022-07-04T11:39:59", "2022-07-04T11:39:59+02:00"},
      {"1975-07-04T12:00", "1975-07-04T12:00:00+01:00"},     // between 1950 and 1979 there was none
      {"1947-06-01T12:00", "1947-06-01T12:00:00+03:00"},     // high summer time
      {"1980-04-06T12:00:00", "1980-04-06T12:00:00+02:00"},  // the first day of the new one
      {"2040-07-04T11:39", "2040-07-04T11:39:00+02:00"},
  };
  for (const auto& c : cases) EXPECT_EQ(from_wall_clock(c.wall), c.instant);
}

TEST(TimeZone, TakesTheFirstOfTheDoubledHour) {
  EXPECT_EQ(from_wall_clock("2022-10-30T01:59:59"), "2022-10-30T01:59:59+02:00");
  EXPECT_EQ(from_wall_clock("2022-10-30T02:30"), "2022-10-30T02:30:00+02:00");
  EXPECT_EQ(from_wall_clock("2022-10-30T03:00"), "2022-10-30T03:00:00+01:00");
}

TEST(TimeZone, MovesAMissingTimeForward) {
  EXPECT_EQ(from_wall_clock("2022-03-27T01:59"), "2022-03-27T01:59:00+01:00");
  EXPECT_EQ(from_wall_clock("2022-03-27T02:30"), "2022-03-27T03:30:00+02:00");
  EXPECT_EQ(from_wall_clock("2022-03-27T03:00"), "2022-03-27T03:00:00+02:00");
}

TEST(TimeZone, LeavesDatesWithoutTimeOrWithOffsetAlone) {
  for (const auto* text : {"2022", "2022-02", "2022-02-04", "2022-02-04T11:39:00-05:00"}) {
    EXPECT_EQ(from_wall_clock(text), text);
  }
  for (const auto* text : {"2022", "2022-02", "2022-02-04", "2022-02-04T11:39"})
    EXPECT_EQ(to_wall_clock(text), text);
}

TEST(TimeZone, ShowsAnInstantAsTheClockOnTheWallDid) {
  EXPECT_EQ(to_wall_clock("2022-02-04T10:39:00Z"), "2022-02-04T11:39:00+01:00");
  EXPECT_EQ(to_wall_clock("2022-07-04T23:39:00Z"), "2022-07-05T01:39:00+02:00");
  EXPECT_EQ(to_wall_clock("2022-10-30T00:30:00Z"), "2022-10-30T02:30:00+02:00");
  EXPECT_EQ(to_wall_clock("2022-10-30T01:30:00Z"), "2022-10-30T02:30:00+01:00");
  EXPECT_EQ(to_wall_clock("1969-12-31T18:00:00-05:30"), "1970-01-01T00:30:00+01:00");
}

TEST(TimeZone, RoundTripsThroughAnInstant) {
  for (int day = 0; day < 20000; day += 13) {
    const auto wall = PartialDate::from_days_since_epoch(day)->at(day % 24, day % 60, day % 59);
    const auto instant = TimeZone::berlin().from_wall_clock(*wall);
    EXPECT_EQ(TimeZone::berlin().to_wall_clock(instant), instant) << instant.to_iso();
  }
}

TEST(TimeZone, IsFoundByName) {
  EXPECT_EQ(from_wall_clock("2022-07-04T11:39", *TimeZone::named("America/New_York")),
            "2022-07-04T11:39:00-04:00");
  EXPECT_EQ(from_wall_clock("2022-07-04T11:39", *TimeZone::named("UTC")), "2022-07-04T11:39:00+00:00");
  EXPECT_FALSE(TimeZone::named("Europa/Berlin"));
  EXPECT_FALSE(TimeZone::named(""));
  EXPECT_FALSE(TimeZone::named("\xFF\xFE"));
}

TEST(TimeZone, StaysWithinTheCalendarAtItsEnds) {
  EXPECT_EQ(to_wall_clock("9999-12-31T23:59:00Z"), "9999-12-31T23:59:00+00:00");
  EXPECT_EQ(from_wall_clock("0001-01-01T00:00").substr(0, 16), "0001-01-01T00:00");
}

}  // namespace
}  // namespace blattwerk::text
