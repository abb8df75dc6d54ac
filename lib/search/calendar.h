#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/date_range.h"
#include "core/partial_date.h"
#include "store/database.h"

namespace blattwerk::search {

/// Articles by date, added up to days, months and years. An article of a month alone counts for the month.
class Calendar {
 public:
  /// Counts articles of one date, as precise as it is known.
  void add(const PartialDate& date, std::uint64_t articles);
  void add_undated(std::uint64_t articles) { undated_ += articles; }

  std::uint64_t of(const PartialDate& date) const;
  /// The greatest number that a day or a month has.
  std::uint64_t greatest_day() const { return greatest_day_; }
  std::uint64_t greatest_month() const { return greatest_month_; }
  /// Whether no article has a date.
  bool empty() const { return counts_.empty(); }
  std::uint64_t dated() const { return dated_; }
  std::uint64_t undated() const { return undated_; }
  /// Those with articles, newest first.
  std::vector<int> years() const;
  std::vector<PartialDate> months() const;

 private:
  std::map<PartialDate, std::uint64_t> counts_;
  std::uint64_t greatest_day_ = 0;
  std::uint64_t greatest_month_ = 0;
  std::uint64_t dated_ = 0;
  std::uint64_t undated_ = 0;
};

/// Counts the articles of a range of dates. Reads their keys, nothing else.
Calendar read_calendar(const store::Database& database, const DateRange& range);

/// Counts all articles, those without a date too: about 10 ms for each 100,000.
Calendar read_whole_calendar(const store::Database& database);

}  // namespace blattwerk::search
