#include "search/calendar.h"

#include <algorithm>

#include "search/key_date.h"
#include "search/key_set.h"

namespace blattwerk::search {

using Precision = PartialDate::Precision;

void Calendar::add(const PartialDate& date, std::uint64_t articles) {
  dated_ += articles;
  counts_[date] += articles;
  if (date.precision() == Precision::day) greatest_day_ = std::max(greatest_day_, counts_[date]);
  if (date.month() != 0) {
    const auto month = *PartialDate::of_month(date.year(), date.month());
    if (month != date) counts_[month] += articles;
    greatest_month_ = std::max(greatest_month_, counts_[month]);
  }
  const auto year = *PartialDate::of_year(date.year());
  if (year != date) counts_[year] += articles;
}

std::uint64_t Calendar::of(const PartialDate& date) const {
  const auto found = counts_.find(date);
  return found == counts_.end() ? 0 : found->second;
}

std::vector<int> Calendar::years() const {
  std::vector<int> years;
  for (const auto& [date, count] : counts_) {
    if (date.precision() == Precision::year) years.push_back(date.year());
  }
  std::ranges::reverse(years);
  return years;
}

std::vector<PartialDate> Calendar::months() const {
  std::vector<PartialDate> months;
  for (const auto& [date, count] : counts_) {
    if (date.precision() == Precision::month) months.push_back(date);
  }
  std::ranges::reverse(months);
  return months;
}

Calendar read_calendar(const store::Database& database, const DateRange& range) {
  const store::KeyRange keys = store::keys_in_range(range);
  auto statement =
      database.prepare("SELECT key FROM article WHERE key BETWEEN ?1 AND ?2 AND key >= 0 ORDER BY key");
  statement.bind(1, keys.interval.first).bind(2, keys.interval.last);
  Calendar calendar;
  // Articles of one date have keys side by side.
  store::ArticleKey first_of_date = 0;
  std::uint64_t count = 0;
  const auto add_date = [&] {
    if (count > 0) calendar.add(*date_of_key(first_of_date), count);
    count = 0;
  };
  while (statement.step()) {
    const store::ArticleKey key = statement.integer(0);
    if (!contains(keys, key)) continue;
    if (key >> store::kKeySequenceBits != first_of_date >> store::kKeySequenceBits) add_date();
    if (count++ == 0) first_of_date = key;
  }
  add_date();
  return calendar;
}

Calendar read_whole_calendar(const store::Database& database) {
  Calendar calendar = read_calendar(database, {});
  const auto keys = store::keys_of_date(std::nullopt);
  calendar.add_undated(
      static_cast<std::uint64_t>(database.prepare("SELECT count(*) FROM article WHERE key BETWEEN ?1 AND ?2")
                                     .bind(1, keys.first)
                                     .bind(2, keys.last)
                                     .first_integer()
                                     .value_or(0)));
  return calendar;
}

}  // namespace blattwerk::search
