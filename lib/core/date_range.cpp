#include "core/date_range.h"

#include <algorithm>

namespace blattwerk {

DateRange DateRange::covering(const PartialDate& date) {
  return {date.first_day(), date.last_day()};
}

bool DateRange::contains(const PartialDate& date) const {
  return (!first || *first <= date.first_day()) && (!last || date.last_day() <= *last);
}

DateRange DateRange::intersect(const DateRange& other) const {
  DateRange both = *this;
  if (other.first) both.first = both.first ? std::max(*both.first, *other.first) : *other.first;
  if (other.last) both.last = both.last ? std::min(*both.last, *other.last) : *other.last;
  return both;
}

}  // namespace blattwerk
