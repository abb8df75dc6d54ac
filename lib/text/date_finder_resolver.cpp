#include "text/date_finder_resolver.h"

#include <cstdlib>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace blattwerk::text::dates {
namespace {

constexpr const char* kSeasons[] = {"SP", "SU", "FA", "WI"};

CalendarSpan open_reference(int shift) {
  const auto which = shift < 0 ? Reference::past : shift > 0 ? Reference::future : Reference::present;
  return {std::string(kReferences[static_cast<std::size_t>(which)]), {}};
}

CalendarSpan with_part(CalendarSpan span, int part) {
  span.value.append("T").append(kDayParts[part]);
  return span;
}

int month_number(const Match& match) {
  if (const auto month = match.get(Kind::month)) return *month;
  if (const auto month = match.get(Kind::short_month)) return *month;
  return match.value(Kind::month_number);
}

CalendarSpan two_years(const Match& match) {
  const int first = match.value(Kind::year);
  const int second = match.get(Kind::short_year).value_or(0);
  return years_span(first, second > 0 ? first / 100 * 100 + second : first + 1);
}

CalendarSpan before_christ(const Match& match) {
  const int number = match.value(Kind::number);
  return {match.has(Kind::century) ? fmt::format("BC{:02}", number - 1) : fmt::format("BC{:04}", number), {}};
}

// The nineties are of the 20th century, the tens of ours.
CalendarSpan decade(const Match& match) {
  const int value = match.value(Kind::decade);
  return decade_span(value >= 1000 ? value : value < 20 ? 2000 + value : 1900 + value);
}

CalendarSpan century(const Match& match) {
  const int number = match.has(Kind::ordinal) ? match.value(Kind::ordinal) : match.value(Kind::day_number);
  if (match.value(Kind::century) == static_cast<int>(Unit::millennium))
    return number <= 3 ? millennium_span(number) : CalendarSpan{};
  return number <= 22 ? century_span(number) : CalendarSpan{};
}

CalendarSpan reference(const Match& match) {
  if (match.has(Kind::time_noun)) {
    if (match.has(Kind::zur)) return open_reference(0);
    const int shift = match.get(Kind::shift).value_or(-1);
    return open_reference(shift == 0 ? -1 : shift);  // `zu dieser Zeit` looks back
  }
  for (const auto kind : {Kind::reference, Kind::formerly, Kind::era, Kind::moment, Kind::hour_noun}) {
    if (const auto which = match.get(kind))
      return {std::string(kReferences[static_cast<std::size_t>(*which)]), {}};
  }
  return {};
}

}  // namespace

void Resolver::start_article(const std::optional<PartialDate>& date) {
  year_ = month_ = day_ = named_day_ = std::nullopt;
  named_month_.reset();
  if (!date) return;
  year_ = date->year();
  if (date->month() != 0) month_ = date->month();
  if (date->day() != 0) day_ = date->days_since_epoch();
}

CalendarSpan Resolver::resolve(const Passage& passage, const Match& match, bool follows_mention) {
  passage_ = &passage;
  switch (match.meaning) {
    case Meaning::calendar_day:
      return calendar_day(match);
    case Meaning::day_of_month:
      return day_of_month(match);
    case Meaning::month:
      return month(match);
    case Meaning::season:
      return season(match);
    case Meaning::year:
      return year(match);
    case Meaning::two_years:
      return two_years(match);
    case Meaning::before_christ:
      return before_christ(match);
    case Meaning::decade:
      return decade(match);
    case Meaning::century:
      return century(match);
    case Meaning::unit:
      if (match.value(Kind::unit) == static_cast<int>(Unit::day)) return next_day(match);
      return unit(static_cast<Unit>(match.value(Kind::unit)), match.get(Kind::shift).value_or(0), match);
    case Meaning::previous_unit:
      return previous_unit(match);
    case Meaning::numbered_part:
      return numbered_part(match);
    case Meaning::week_number:
      return week_number(match);
    case Meaning::weekday:
      return weekday(match, follows_mention);
    case Meaning::night_before:
      return night_before(match);
    case Meaning::relative_day:
      return relative_day(match);
    case Meaning::day_part:
      return day_part(match);
    case Meaning::clock:
      return clock(match);
    case Meaning::ago:
      return ago(match);
    case Meaning::holiday:
      return holiday(match);
    case Meaning::reference:
      return reference(match);
  }
  return {};
}

Tense Resolver::tense(const Match& match) const {
  if (passage_->is_one_of(passage_->before(match), {"seit", "Seit"})) return Tense::past;
  return tense_around(passage_->text, passage_->tokens, match.first, match.last);
}

// The year that the match names, absolutely or from the article's date.
std::optional<int> Resolver::stated_year(const Match& match) const {
  if (const auto year = match.get(Kind::year)) return year;
  if (const auto year = match.get(Kind::short_year)) return *year + (*year < 40 ? 2000 : 1900);
  if (!year_) return std::nullopt;
  if (match.has(Kind::previous)) return *year_ - 1;
  if (match.has(Kind::shift) && match.get(Kind::unit) == static_cast<int>(Unit::year))
    return *year_ + match.value(Kind::shift);
  return std::nullopt;
}

// The year of a month that is named without one: the article's, or the year before or after where the words
// or the verbs say so or where that month is much nearer.
std::optional<int> Resolver::year_of_month(int month, const Match& match) const {
  if (const auto year = stated_year(match)) return year;
  if (!year_ || !month_) return year_;
  const int ahead = month - *month_;
  const auto shift = match.get(Kind::shift);
  if (shift && !match.has(Kind::unit) && !match.has(Kind::weekday)) {
    if (*shift < 0 && ahead >= 0) return *year_ - 1;
    if (*shift > 0 && ahead <= 0) return *year_ + 1;
    return ahead > 8 ? *year_ - 1 : *year_;  // `diesen Winter`, which began in December
  }
  const auto when = tense(match);
  // A story that has told its year goes on in it: `im März 1992 … am 5. März`.
  if (when == Tense::past && named_month_ && named_month_->month == month) return named_month_->year;
  switch (when) {
    case Tense::past:  // a day ahead is more often one that was spoken of
      return ahead > (match.has(Kind::day_number) ? 3 : 1) ? *year_ - 1 : *year_;
    case Tense::future:
      return ahead < -3 ? *year_ + 1 : *year_;
    case Tense::unknown:
      break;
  }
  return ahead > 8 ? *year_ - 1 : ahead < -8 ? *year_ + 1 : *year_;
}

CalendarSpan Resolver::calendar_day(const Match& match) {
  const int month = month_number(match);
  const int day = match.value(Kind::day_number);
  const auto year = year_of_month(month, match);
  constexpr int kLeapYear = 2000;
  const auto date = PartialDate::of_day(year.value_or(kLeapYear), month, day);
  if (!date) return {};
  if (!year) return {fmt::format("XXXX-{:02}-{:02}", month, day), {}};
  if (stated_year(match)) named_month_ = Month{*year, month};
  named_day_ = date->days_since_epoch();
  return day_span(*named_day_);
}

CalendarSpan Resolver::day_of_month(const Match& match) {
  if (!day_) return {};
  const auto date = PartialDate::of_day(*year_, *month_, match.value(Kind::day_number));
  if (!date) return {};
  named_day_ = date->days_since_epoch();
  return day_span(*named_day_);
}

CalendarSpan Resolver::month(const Match& match) {
  const int month = month_number(match);
  const auto year = year_of_month(month, match);
  if (!year) return {fmt::format("XXXX-{:02}", month), {}};
  if (stated_year(match)) named_month_ = Month{*year, month};
  return month_span(*year, month);
}

CalendarSpan Resolver::season(const Match& match) const {
  const int season = match.value(Kind::season);
  if (match.has(Kind::short_year)) return season_span(match.value(Kind::year), season);  // `Winter 1997/98`
  auto year = stated_year(match);
  // `der Sommer` is any summer, `im Sommer` one.
  const bool any = !match.has(Kind::part) && !match.has(Kind::shift) &&
                   is(passage_->before(match), Kind::article) &&
                   !is(passage_->before(match, 2), Kind::preposition);
  constexpr int kMiddles[] = {4, 7, 10, 12};
  if (!year && !any) year = year_of_month(kMiddles[season], match);
  return year ? season_span(*year, season) : CalendarSpan{fmt::format("XXXX-{}", kSeasons[season]), {}};
}

CalendarSpan Resolver::year(const Match& match) const {
  if (match.has(Kind::this_year)) return unit(Unit::year, 0, match);
  const auto year = stated_year(match);
  if (const auto part_of = match.get(Kind::unit_part)) {
    return year && *part_of == static_cast<int>(Unit::year) ? year_span(*year)
                                                            : unit(static_cast<Unit>(*part_of), 0, match);
  }
  if (year) return year_span(*year);
  const int number = match.get(Kind::number).value_or(0);
  return number >= 100 && number < 2200 ? year_span(number) : CalendarSpan{};
}

// A unit of the calendar, so many of its kind from the article's date.
CalendarSpan Resolver::unit(Unit unit, int shift, const Match& match) const {
  switch (unit) {
    case Unit::day:
      if (day_) return day_span(*day_ + shift);
      break;
    case Unit::week:
      if (day_) return week_span(*day_ + 7 * shift);
      break;
    case Unit::weekend:
      if (day_) return weekend(match);
      break;
    case Unit::month:
      if (month_) return month_span(*year_, *month_ + shift);
      break;
    case Unit::quarter:
      if (month_) return quarter_span(*year_, (*month_ + 2) / 3 + shift);
      break;
    case Unit::half_year:
      if (month_) return half_year_span(*year_, (*month_ + 5) / 6 + shift);
      break;
    case Unit::year:
      if (year_) return year_span(*year_ + shift);
      break;
    case Unit::decade:
      if (year_) return decade_span(*year_ + 10 * shift);
      break;
    case Unit::century:
      if (year_) return century_span((*year_ + 99) / 100 + shift);
      break;
    case Unit::millennium:
      break;
  }
  return open_reference(shift);
}

// `am nächsten Tag` follows the day that was named last.
CalendarSpan Resolver::next_day(const Match& match) {
  if (!named_day_) return {};
  named_day_ = *named_day_ + match.value(Kind::shift);
  return day_span(*named_day_);
}

// On weekdays `am Wochenende` is the one that the verb speaks of, and `kommendes` the next that begins.
CalendarSpan Resolver::weekend(const Match& match) const {
  const bool begun = weekday_of(*day_) >= 6;
  const auto shift = match.get(Kind::shift);
  if (!shift) return weekend_span(!begun && tense(match) == Tense::past ? *day_ - 7 : *day_);
  const int from_next = *shift > 0 && !begun ? *shift - 1 : *shift;
  return weekend_span(*day_ + 7 * from_next);
}

CalendarSpan Resolver::previous_unit(const Match& match) const {
  const auto which = static_cast<Unit>(match.value(Kind::previous));
  if (which == Unit::day && named_day_) return day_span(*named_day_ - 1);
  return unit(which, -1, match);
}

CalendarSpan Resolver::numbered_part(const Match& match) const {
  const int number = match.has(Kind::ordinal) ? match.value(Kind::ordinal) : match.value(Kind::day_number);
  auto year = stated_year(match);
  if (!year) year = year_;
  if (!year) return {};
  if (match.has(Kind::quarter)) return number <= 4 ? quarter_span(*year, number) : CalendarSpan{};
  return number <= 2 ? half_year_span(*year, number) : CalendarSpan{};
}

CalendarSpan Resolver::week_number(const Match& match) const {
  const int number = match.value(Kind::number);
  const auto year = match.has(Kind::year) ? match.get(Kind::year) : year_;
  if (number < 1 || number > 53 || !year) return {};
  return week_span(monday_of_week(*year, number));
}

// The day that a weekday means without a date.
std::optional<int> Resolver::day_of_weekday(int weekday, const Match& match, bool follows_mention) const {
  if (!day_) return std::nullopt;
  if (const auto offset = match.get(Kind::relative_adj)) return *day_ + *offset;
  const int last = *day_ - (weekday_of(*day_) - weekday + 7) % 7;
  const int next = last == *day_ ? last : last + 7;
  if (const auto shift = match.get(Kind::shift)) {
    if (*shift < 0) return (last == *day_ ? last - 7 : last) + 7 * (*shift + 1);
    if (*shift > 0) return (next == *day_ ? next + 7 : next) + 7 * (*shift - 1);
    return next;
  }
  // `heute, Mittwoch,`
  if (follows_mention && named_day_ && weekday_of(*named_day_) == weekday) return named_day_;
  // `von Montag bis Freitag`
  if (follows_mention && named_day_ && is(passage_->before(match), Kind::joined)) {
    return *named_day_ + (weekday - weekday_of(*named_day_) + 7) % 7;
  }
  return tense(match) == Tense::past ? last : next;
}

CalendarSpan Resolver::weekday(const Match& match, bool follows_mention) {
  const auto compound = match.get(Kind::weekday_part);
  const int weekday = compound ? *compound / 16 : match.value(Kind::weekday);
  const auto day = day_of_weekday(weekday, match, follows_mention);
  if (day) named_day_ = day;
  auto span = day ? day_span(*day) : CalendarSpan{fmt::format("XXXX-WXX-{}", weekday), {}};
  return compound ? with_part(std::move(span), *compound % 16) : with_day_part(std::move(span), match);
}

CalendarSpan Resolver::night_before(const Match& match) {
  if (const auto offset = match.get(Kind::relative_day)) {  // `in der Nacht auf gestern`
    return day_ ? with_part(day_span(*day_ + *offset - 1), match.value(Kind::night)) : open_reference(-1);
  }
  auto day = day_of_weekday(match.value(Kind::weekday), match, false);
  if (day && match.has(Kind::preposition))
    day = *day + 1;  // `von Samstag auf Sonntag` names the first day first
  if (!day) return with_part({"XXXX-XX-XX", {}}, match.value(Kind::night));
  named_day_ = *day - 1;
  return with_part(day_span(*named_day_), match.value(Kind::night));
}

CalendarSpan Resolver::relative_day(const Match& match) {
  int offset =
      match.has(Kind::relative_adj) ? match.value(Kind::relative_adj) : match.value(Kind::relative_day);
  // `morgen` has the value of the day part that it is as well.
  if (!match.has(Kind::relative_adj) && passage_->tokens[match.first].is(Kind::day_part)) offset = 1;
  if (!day_ || (offset == 0 && match.last - match.first == 1 && is_nowadays(match)))
    return open_reference(offset);
  named_day_ = *day_ + offset;
  return with_day_part(day_span(*named_day_), match);
}

// `heute` as these days: `noch heute`, `heute noch`, `von heute`
bool Resolver::is_nowadays(const Match& match) const {
  return passage_->is_one_of(passage_->before(match), {"noch", "Noch", "von", "auch", "Auch"}) ||
         passage_->is_one_of(passage_->behind(match), {"noch", "wie"});
}

CalendarSpan Resolver::with_day_part(CalendarSpan span, const Match& match) const {
  const auto& last = passage_->tokens[match.last - 1];
  const bool has_part =
      match.last - match.first > 1 && last.is_any(bit(Kind::day_part) | bit(Kind::clock_part));
  return has_part ? with_part(std::move(span), last.value) : span;
}

// The day that times of day belong to: the last one named, else the article's.
CalendarSpan Resolver::context_day() const {
  if (named_day_) return day_span(*named_day_);
  return day_ ? day_span(*day_) : CalendarSpan{"XXXX-XX-XX", {}};
}

CalendarSpan Resolver::day_part(const Match& match) const {
  return with_part(context_day(),
                   match.has(Kind::clock_part) ? match.value(Kind::clock_part) : match.value(Kind::day_part));
}

CalendarSpan Resolver::clock(const Match& match) const {
  int hour = match.has(Kind::hour) ? match.value(Kind::hour) : match.value(Kind::count);
  int minute = match.get(Kind::minute).value_or(0);
  if (match.has(Kind::half)) {  // `halb neun`
    --hour;
    minute = 30;
  } else if (match.has(Kind::quarter_hour)) {
    const bool before_hour = match.has(Kind::vor);
    minute = before_hour ? 45 : 15;
    if (before_hour) --hour;
  }
  // `8 Uhr abends`, but `4 Uhr nachts`
  if (const auto part = match.get(Kind::clock_part);
      part && hour < 12 && *part >= 2 && (*part != 4 || hour >= 6))
    hour += 12;
  if (hour < 0 || hour > 24) return {};
  auto span = context_day();
  span.value += fmt::format("T{:02}:{:02}", hour, minute);
  return span;
}

CalendarSpan Resolver::ago(const Match& match) const {
  const auto number = match.has(Kind::count) ? match.get(Kind::count) : match.get(Kind::number);
  if (!number) return open_reference(-1);
  return unit(static_cast<Unit>(match.value(Kind::units)), -*number, match);
}

CalendarSpan Resolver::holiday(const Match& match) {
  const auto which = static_cast<Holiday>(match.value(Kind::holiday));
  auto year = stated_year(match);
  if (!year) year = year_;
  if (!year) return {};
  if (!stated_year(match) && day_) {
    // The nearest one that the words or the verb allow.
    const auto shift = match.get(Kind::shift).value_or(0);
    const auto when = shift < 0 ? Tense::past : shift > 0 ? Tense::future : tense(match);
    const auto miss = [&](int candidate) {
      const int ahead = holiday_in(which, candidate) - *day_;
      const bool wrong = (when == Tense::past && ahead > 3) || (when == Tense::future && ahead < -3);
      return std::abs(ahead) + (wrong ? 1000 : 0);
    };
    for (const int candidate : {*year_ - 1, *year_ + 1}) {
      if (PartialDate::of_year(candidate) && miss(candidate) < miss(*year)) year = candidate;
    }
  }
  named_day_ = holiday_in(which, *year);
  auto span = day_span(*named_day_);
  if (which == Holiday::christmas) span.days.last = PartialDate::from_days_since_epoch(*named_day_ + 2);
  return span;
}

}  // namespace blattwerk::text::dates
