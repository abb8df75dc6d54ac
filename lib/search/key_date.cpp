#include "search/key_date.h"

namespace blattwerk::search {

std::optional<PartialDate> date_of_key(store::ArticleKey key) {
  if (key < 0) return std::nullopt;
  // The inverse of PartialDate::day_code.
  const auto code = static_cast<int>(key >> store::kKeySequenceBits);
  const int year = code / 416;
  const int month = code % 416 / 32;
  const int day = code % 32;
  if (month == 0) return PartialDate::of_year(year);
  if (day == 0) return PartialDate::of_month(year, month);
  return PartialDate::of_day(year, month, day);
}

int days_of_key(store::ArticleKey key) {
  const auto date = date_of_key(key);
  return date ? date->days_since_epoch() : 0;
}

}  // namespace blattwerk::search
