#include "text/date_finder_calendar.h"

#include <utility>

#include <fmt/format.h>

#include "core/partial_date.h"

namespace blattwerk::text::dates {
namespace {

int floor_divide(int a, int b) {
  return a / b - (a % b < 0);
}

// Days outside the calendar's years give an open end.
DateRange days_between(int first, int last) {
  return {PartialDate::from_days_since_epoch(first), PartialDate::from_days_since_epoch(last)};
}

DateRange months_between(int first_year, int first_month, int last_year, int last_month) {
  const auto first = PartialDate::of_month(first_year, first_month);
  const auto last = PartialDate::of_month(last_year, last_month);
  if (!first || !last) return {};
  return {first->first_day(), last->last_day()};
}

DateRange years_between(int first, int last) {
  return months_between(first, 1, last, 12);
}

int day_number(int year, int month, int day) {
  const auto date = PartialDate::of_day(year, month, day);
  return date ? date->days_since_epoch() : 0;
}

// ISO 8601: the week belongs to the year of its Thursday.
std::pair<int, int> week_of(int day) {
  const int thursday = day + 4 - weekday_of(day);
  const auto date = PartialDate::from_days_since_epoch(thursday);
  if (!date) return {0, 0};
  return {date->year(), (thursday - day_number(date->year(), 1, 1)) / 7 + 1};
}

// The anonymous Gregorian algorithm (Nature, 20 April 1876).
int easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return day_number(year, f / 31, f % 31 + 1);
}

}  // namespace

int weekday_of(int day) {
  return day - floor_divide(day + 3, 7) * 7 + 4;
}

CalendarSpan day_span(int day) {
  const auto date = PartialDate::from_days_since_epoch(day);
  return date ? CalendarSpan{date->to_iso(), {date, date}} : CalendarSpan{};
}

CalendarSpan week_span(int day) {
  const auto [year, week] = week_of(day);
  const int monday = day + 1 - weekday_of(day);
  return {fmt::format("{:04}-W{:02}", year, week), days_between(monday, monday + 6)};
}

CalendarSpan weekend_span(int day) {
  const auto [year, week] = week_of(day);
  const int monday = day + 1 - weekday_of(day);
  return {fmt::format("{:04}-W{:02}-WE", year, week), days_between(monday + 5, monday + 6)};
}

CalendarSpan month_span(int year, int month) {
  year += floor_divide(month - 1, 12);
  month = month - 1 - floor_divide(month - 1, 12) * 12 + 1;
  return {fmt::format("{:04}-{:02}", year, month), months_between(year, month, year, month)};
}

CalendarSpan quarter_span(int year, int quarter) {
  year += floor_divide(quarter - 1, 4);
  quarter = quarter - 1 - floor_divide(quarter - 1, 4) * 4 + 1;
  return {fmt::format("{:04}-Q{}", year, quarter), months_between(year, quarter * 3 - 2, year, quarter * 3)};
}

CalendarSpan half_year_span(int year, int half) {
  year += floor_divide(half - 1, 2);
  half = half - 1 - floor_divide(half - 1, 2) * 2 + 1;
  return {fmt::format("{:04}-H{}", year, half), months_between(year, half * 6 - 5, year, half * 6)};
}

CalendarSpan season_span(int year, int season) {
  constexpr const char* kNames[] = {"SP", "SU", "FA", "WI"};
  const int first = season * 3 + 3;
  const int last = first + 2;
  return {fmt::format("{:04}-{}", year, kNames[season]),
          months_between(year, first, last > 12 ? year + 1 : year, last > 12 ? last - 12 : last)};
}

CalendarSpan year_span(int year) {
  return {fmt::format("{:04}", year), years_between(year, year)};
}

CalendarSpan years_span(int first, int last) {
  return {fmt::format("{:04}/{:04}", first, last), years_between(first, last)};
}

CalendarSpan decade_span(int year) {
  const int first = year / 10 * 10;
  return {fmt::format("{:03}", first / 10), years_between(first, first + 9)};
}

CalendarSpan century_span(int number) {
  return {fmt::format("{:02}", number - 1), years_between(number * 100 - 99, number * 100)};
}

CalendarSpan millennium_span(int number) {
  return {std::to_string(number - 1), years_between(number * 1000 - 999, number * 1000)};
}

int monday_of_week(int year, int week) {
  const int fourth = day_number(year, 1, 4);  // always in week 1
  return fourth + 1 - weekday_of(fourth) + (week - 1) * 7;
}

int holiday_in(Holiday holiday, int year) {
  switch (holiday) {
    case Holiday::new_year:
      return day_number(year, 1, 1);
    case Holiday::epiphany:
      return day_number(year, 1, 6);
    case Holiday::carnival_monday:
      return easter_sunday(year) - 48;
    case Holiday::ash_wednesday:
      return easter_sunday(year) - 46;
    case Holiday::good_friday:
      return easter_sunday(year) - 2;
    case Holiday::easter:
      return easter_sunday(year);
    case Holiday::easter_monday:
      return easter_sunday(year) + 1;
    case Holiday::labour_day:
      return day_number(year, 5, 1);
    case Holiday::ascension:
      return easter_sunday(year) + 39;
    case Holiday::pentecost:
      return easter_sunday(year) + 49;
    case Holiday::pentecost_monday:
      return easter_sunday(year) + 50;
    case Holiday::corpus_christi:
      return easter_sunday(year) + 60;
    case Holiday::reformation_day:
      return day_number(year, 10, 31);
    case Holiday::all_saints:
      return day_number(year, 11, 1);
    case Holiday::saint_nicholas:
      return day_number(year, 12, 6);
    case Holiday::christmas_eve:
      return day_number(year, 12, 24);
    case Holiday::christmas:
      return day_number(year, 12, 24);
    case Holiday::christmas_day:
      return day_number(year, 12, 25);
    case Holiday::boxing_day:
      return day_number(year, 12, 26);
    case Holiday::new_years_eve:
      return day_number(year, 12, 31);
  }
  return 0;
}

}  // namespace blattwerk::text::dates
