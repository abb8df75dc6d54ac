#include "store/article_key.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace blattwerk::store {
namespace {

PartialDate date(const char* iso) {
  return *PartialDate::parse_iso(iso);
}

bool holds(const KeyRange& keys, ArticleKey key) {
  for (const auto& hole : keys.holes) {
    if (hole.first <= key && key <= hole.last) return false;
  }
  return keys.interval.first <= key && key <= keys.interval.last;
}

TEST(ArticleKey, OrdersMonthsBeforeTheirDaysAndUndatedFirst) {
  EXPECT_LT(keys_of_date(std::nullopt).last, keys_of_date(date("0001")).first);
  EXPECT_LT(keys_of_date(date("2022-01-31")).last, keys_of_date(date("2022-02")).first);
  EXPECT_LT(keys_of_date(date("2022-02")).last, keys_of_date(date("2022-02-01")).first);
}

TEST(ArticleKey, TimesOfADayShareItsKeys) {
  EXPECT_EQ(keys_of_date(date("2022-02-04")), keys_of_date(date("2022-02-04T11:39:00+01:00")));
}

TEST(ArticleKey, RangesHoldTheSameDatesAsDateRange) {
  std::mt19937 random(7);
  const auto any_day = [&random] {
    return *PartialDate::from_days_since_epoch(std::uniform_int_distribution(18900, 19800)(random));
  };
  std::vector<DateRange> ranges;
  for (const char* iso : {"2021", "2022", "2022-02", "2022-01", "2022-12", "2022-02-04", "2022-01-01"}) {
    ranges.push_back(DateRange::covering(date(iso)));
  }
  for (int i = 0; i < 100; ++i) {
    DateRange range;
    if (i % 5 != 0) range.first = any_day();
    if (i % 7 != 0) range.last = any_day();
    if (!range.empty() && !range.unbounded()) ranges.push_back(range);
  }
  for (const auto& range : ranges) {
    const KeyRange keys = keys_in_range(range);
    EXPECT_FALSE(holds(keys, keys_of_date(std::nullopt).last));
    for (int days = 18800; days < 19900; ++days) {
      const auto day = *PartialDate::from_days_since_epoch(days);
      for (const auto& candidate :
           {day, *PartialDate::of_month(day.year(), day.month()), *PartialDate::of_year(day.year())}) {
        ASSERT_EQ(holds(keys, keys_of_date(candidate).first), range.contains(candidate))
            << candidate.to_iso() << " in " << (range.first ? range.first->to_iso() : "") << ".."
            << (range.last ? range.last->to_iso() : "");
      }
    }
  }
}

}  // namespace
}  // namespace blattwerk::store
