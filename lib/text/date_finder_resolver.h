#pragma once

#include <optional>

#include "core/partial_date.h"
#include "text/date_finder_calendar.h"
#include "text/date_finder_passage.h"
#include "text/date_finder_tense.h"

namespace blattwerk::text::dates {

/// Gives matches their place in the calendar: from what they name, the article's date, the tense of the
/// sentence and the days named before.
class Resolver {
 public:
  void start_article(const std::optional<PartialDate>& date);
  void start_passage() { named_day_.reset(); }

  /// The value of a plausible match; an empty value where the calendar has no such date. `follows_mention`
  /// says that it stands directly behind another mention.
  CalendarSpan resolve(const Passage& passage, const Match& match, bool follows_mention);

 private:
  struct Month {
    int year;
    int month;
  };

  CalendarSpan calendar_day(const Match& match);
  CalendarSpan day_of_month(const Match& match);
  CalendarSpan month(const Match& match);
  CalendarSpan season(const Match& match) const;
  CalendarSpan year(const Match& match) const;
  CalendarSpan unit(Unit unit, int shift, const Match& match) const;
  CalendarSpan next_day(const Match& match);
  CalendarSpan weekend(const Match& match) const;
  CalendarSpan previous_unit(const Match& match) const;
  CalendarSpan numbered_part(const Match& match) const;
  CalendarSpan week_number(const Match& match) const;
  CalendarSpan weekday(const Match& match, bool follows_mention);
  CalendarSpan night_before(const Match& match);
  CalendarSpan relative_day(const Match& match);
  CalendarSpan day_part(const Match& match) const;
  CalendarSpan clock(const Match& match) const;
  CalendarSpan ago(const Match& match) const;
  CalendarSpan holiday(const Match& match);

  Tense tense(const Match& match) const;
  std::optional<int> stated_year(const Match& match) const;
  std::optional<int> year_of_month(int month, const Match& match) const;
  std::optional<int> day_of_weekday(int weekday, const Match& match, bool follows_mention) const;
  CalendarSpan context_day() const;
  CalendarSpan with_day_part(CalendarSpan span, const Match& match) const;
  bool is_nowadays(const Match& match) const;

  const Passage* passage_ = nullptr;
  // The article's date as far as it is known; the day counts from 1970.
  std::optional<int> year_;
  std::optional<int> month_;
  std::optional<int> day_;
  std::optional<int> named_day_;      // the last one named in the passage
  std::optional<Month> named_month_;  // the last one named in the article with its year
};

}  // namespace blattwerk::text::dates
