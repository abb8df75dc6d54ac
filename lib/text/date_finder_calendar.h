#pragma once

#include <string>

#include "core/date_range.h"
#include "text/date_finder_tokens.h"

namespace blattwerk::text::dates {

/// A span of the calendar with its TIMEX3 value (ISO-TimeML, ISO 24617-1).
struct CalendarSpan {
  std::string value;
  DateRange days;
};

/// Monday is 1. `day` counts from 1970-01-01 here and below.
int weekday_of(int day);

CalendarSpan day_span(int day);                    ///< `2022-02-14`
CalendarSpan week_span(int day);                   ///< `2022-W07`, the ISO week that the day lies in
CalendarSpan weekend_span(int day);                ///< `2022-W07-WE`, the weekend of that week
CalendarSpan month_span(int year, int month);      ///< `2022-02`; months beyond 1 to 12 run into other years
CalendarSpan quarter_span(int year, int quarter);  ///< `2022-Q1`; quarters beyond 1 to 4 run into other years
CalendarSpan half_year_span(int year, int half);   ///< `2022-H1`
CalendarSpan season_span(int year, int season);    ///< `2021-FA`; winter begins in December
CalendarSpan year_span(int year);                  ///< `2022`
CalendarSpan years_span(int first, int last);      ///< `2021/2022`
CalendarSpan decade_span(int year);                ///< `199`, the decade of that year
CalendarSpan century_span(int number);             ///< `19` for the 20th
CalendarSpan millennium_span(int number);          ///< `2` for the third

/// The first day of a numbered ISO week.
int monday_of_week(int year, int week);

/// The first day of a holiday in that year. Of Christmas it is Christmas Eve.
int holiday_in(Holiday holiday, int year);

}  // namespace blattwerk::text::dates
