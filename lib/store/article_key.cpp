#include "store/article_key.h"

namespace blattwerk::store {
namespace {

KeyInterval keys_of_day_code(std::int32_t code) {
  const ArticleKey first = ArticleKey{code} << kKeySequenceBits;
  return {first, first + (ArticleKey{1} << kKeySequenceBits) - 1};
}

}  // namespace

KeyInterval keys_of_date(const std::optional<PartialDate>& date) {
  if (!date) return {kLeastKey, -1};
  return keys_of_day_code(date->day_code());
}

KeyRange keys_in_range(const DateRange& range) {
  KeyRange keys;
  if (range.unbounded()) return keys;
  // A range that begins with a month or a year holds the partial dates of that begin too.
  keys.interval.first = 0;
  if (range.first) {
    PartialDate first = *range.first;
    if (first.day() == 1) {
      const auto month = *PartialDate::of_month(first.year(), first.month());
      const auto year = *PartialDate::of_year(first.year());
      if (first.month() == 1 && range.contains(year)) {
        first = year;
      } else if (range.contains(month)) {
        first = month;
      }
    }
    keys.interval.first = keys_of_day_code(first.day_code()).first;
  }
  if (range.last) {
    const PartialDate& last = *range.last;
    keys.interval.last = keys_of_day_code(last.day_code()).last;
    const auto year = *PartialDate::of_year(last.year());
    const auto month = *PartialDate::of_month(last.year(), last.month());
    if (!range.contains(year)) keys.holes[0] = keys_of_date(year);
    if (!range.contains(month)) keys.holes[1] = keys_of_date(month);
  }
  return keys;
}

}  // namespace blattwerk::store
