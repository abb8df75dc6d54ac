#include "core/date_range.h"

#include <gtest/gtest.h>

namespace blattwerk {
namespace {

PartialDate date(const char* iso) {
  return *PartialDate::parse_iso(iso);
}

TEST(DateRange, HoldsAMonthOnlyAsAWhole) {
  const auto february = date("2022-02");
  EXPECT_TRUE(DateRange::covering(february).contains(february));
  EXPECT_TRUE(DateRange::covering(date("2022")).contains(february));
  EXPECT_TRUE((DateRange{date("2022-01-15"), date("2022-03-10")}.contains(february)));
  EXPECT_FALSE(DateRange::covering(date("2022-02-04")).contains(february));
  EXPECT_FALSE((DateRange{date("2022-02-02"), std::nullopt}.contains(february)));
}

TEST(DateRange, HoldsTimesOfItsDays) {
  EXPECT_TRUE(DateRange::covering(date("2022-02-04")).contains(date("2022-02-04T23:59:59+01:00")));
  EXPECT_FALSE(DateRange::covering(date("2022-02-05")).contains(date("2022-02-04T23:59:59+01:00")));
}

TEST(DateRange, IntersectsToTheCommonDays) {
  const DateRange spring{date("2022-03-01"), date("2022-05-31")};
  const DateRange since_may{date("2022-05-01"), std::nullopt};
  EXPECT_EQ(spring.intersect(since_may), (DateRange{date("2022-05-01"), date("2022-05-31")}));
  EXPECT_TRUE(spring.intersect(DateRange::covering(date("2021"))).empty());
}

}  // namespace
}  // namespace blattwerk
