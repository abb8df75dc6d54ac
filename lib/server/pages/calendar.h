#pragma once

#include <map>
#include <string>
#include <vector>

#include "search/facets.h"
#include "server/pages/html.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// Articles by date, added up to days, months and years. An article of a month alone counts for the month.
class Calendar {
 public:
  explicit Calendar(const std::vector<search::FacetCount>& dates);

  std::uint64_t of(const PartialDate& date) const;
  /// The greatest number that a day or a month has.
  std::uint64_t greatest_day() const { return greatest_day_; }
  std::uint64_t greatest_month() const { return greatest_month_; }
  bool empty() const { return counts_.empty(); }
  std::uint64_t total() const { return total_; }
  /// Those with articles, newest first.
  std::vector<int> years() const;
  std::vector<PartialDate> months() const;

 private:
  std::map<PartialDate, std::uint64_t> counts_;
  std::uint64_t greatest_day_ = 0;
  std::uint64_t greatest_month_ = 0;
  std::uint64_t total_ = 0;
};

/// `/archive/2022/02/04`, as precise as the date.
Link archive_link(const PartialDate& date);

/// The month as a sheet of days, each with articles a link; shaded by their number.
Html month_sheet(const Words& words, const Calendar& calendar, const PartialDate& month);

/// A row a year, a column a month.
Html year_table(const Words& words, const Calendar& calendar);

}  // namespace blattwerk::server::pages
