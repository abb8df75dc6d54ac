#pragma once

#include <optional>
#include <string>

#include "core/partial_date.h"

namespace blattwerk {

/// A span of days, both ends included; an open end is absent.
///
/// A partial date lies in the range only as a whole: an article of `2022-02` belongs to February 2022 and
/// to every longer range around it, but to no single day.
struct DateRange {
  std::optional<PartialDate> first;  ///< a day
  std::optional<PartialDate> last;   ///< a day

  /// All days of a year, of a month, or the one day.
  static DateRange covering(const PartialDate& date);

  bool contains(const PartialDate& date) const;
  bool unbounded() const { return !first && !last; }
  /// No day lies in it.
  bool empty() const { return first && last && *last < *first; }

  /// The days that lie in both.
  DateRange intersect(const DateRange& other) const;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

}  // namespace blattwerk
