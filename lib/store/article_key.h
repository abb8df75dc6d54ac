#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "core/date_range.h"
#include "core/partial_date.h"

namespace blattwerk::store {

/// The key of an article orders the archive by date: its day code (see PartialDate::day_code) above, a
/// running number within that date below, so that newest-first is a walk and a range of dates is an interval
/// of keys. An article of a month stands before all days of that
/// month. Undated articles have negative keys, before all others. The key changes when an article's date
/// does; its id never does.
using ArticleKey = std::int64_t;

inline constexpr int kKeySequenceBits = 20;
inline constexpr ArticleKey kLeastKey = -(ArticleKey{1} << 40);
inline constexpr ArticleKey kGreatestKey = std::numeric_limits<ArticleKey>::max();

/// All keys of one date: first to last, both included.
struct KeyInterval {
  ArticleKey first = kLeastKey;
  ArticleKey last = kGreatestKey;

  bool empty() const { return last < first; }
  friend bool operator==(const KeyInterval&, const KeyInterval&) = default;
};

/// The keys that articles of exactly this date and precision (the day, not the time) have; those of no date
/// for nothing.
KeyInterval keys_of_date(const std::optional<PartialDate>& date);

/// The keys of the articles that lie in a range: all of `interval` but those in `holes`, the partial dates
/// (the year or the month that the range ends in) which reach beyond the range's end.
struct KeyRange {
  KeyInterval interval;
  KeyInterval holes[2] = {{0, -1}, {0, -1}};
};
KeyRange keys_in_range(const DateRange& range);

}  // namespace blattwerk::store
