#include "core/partial_date.h"

#include <cstdlib>
#include <tuple>

#include <fmt/format.h>

namespace blattwerk {
namespace {

constexpr int kMinutesPerDay = 24 * 60;

bool is_leap_year(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

// Days since 1970-01-01; Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil).
int days_from_civil(int year, int month, int day) {
  year -= month <= 2;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

std::tuple<int, int, int> civil_from_days(int days) {
  days += 719468;
  const int era = (days >= 0 ? days : days - 146096) / 146097;
  const int day_of_era = days - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {year_of_era + era * 400 + (month <= 2), month, day};
}

// Reads fixed-width numbers and single marks from the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }

  bool accept(char mark) {
    if (text_.empty() || text_.front() != mark) return false;
    text_.remove_prefix(1);
    return true;
  }

  std::optional<int> digits(std::size_t count) {
    if (text_.size() < count) return std::nullopt;
    int value = 0;
    for (char c : text_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    text_.remove_prefix(count);
    return value;
  }

  void skip_digits() {
    while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') text_.remove_prefix(1);
  }

 private:
  std::string_view text_;
};

// `Z`, `+01:00`, `+0100` or `+01`, in minutes east; nothing where the rest is no offset.
std::optional<int> scan_offset(Scanner& scanner) {
  if (scanner.accept('Z') || scanner.accept('z')) return 0;
  const int sign = scanner.accept('+') ? 1 : scanner.accept('-') ? -1 : 0;
  if (sign == 0) return std::nullopt;
  const auto hours = scanner.digits(2);
  if (!hours) return std::nullopt;
  scanner.accept(':');
  const int minutes = scanner.digits(2).value_or(0);
  if (*hours > 18 || minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + minutes);
}

}  // namespace

int days_in_month(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[month - 1];
}

std::optional<PartialDate> PartialDate::of_year(int year) {
  if (year < 1 || year > 9999) return std::nullopt;
  PartialDate date;
  date.year_ = static_cast<std::int16_t>(year);
  return date;
}

std::optional<PartialDate> PartialDate::of_month(int year, int month) {
  auto date = of_year(year);
  if (!date || month < 1 || month > 12) return std::nullopt;
  date->month_ = static_cast<std::int8_t>(month);
  date->precision_ = Precision::month;
  return date;
}

std::optional<PartialDate> PartialDate::of_day(int year, int month, int day) {
  auto date = of_month(year, month);
  if (!date || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  date->day_ = static_cast<std::int8_t>(day);
  date->precision_ = Precision::day;
  return date;
}

std::optional<PartialDate> PartialDate::at(int hour, int minute) const {
  auto instant = at(hour, minute, 0);
  if (instant) instant->precision_ = Precision::minute;
  return instant;
}

std::optional<PartialDate> PartialDate::at(int hour, int minute, int second) const {
  if (precision_ < Precision::day) return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  PartialDate instant = *this;
  instant.hour_ = static_cast<std::int8_t>(hour);
  instant.minute_ = static_cast<std::int8_t>(minute);
  instant.second_ = static_cast<std::int8_t>(second);
  instant.precision_ = Precision::second;
  return instant;
}

PartialDate PartialDate::with_offset(int minutes) const {
  PartialDate instant = *this;
  if (has_time() && std::abs(minutes) < kMinutesPerDay) {
    instant.offset_ = static_cast<std::int16_t>(minutes);
    instant.precision_ = Precision::second;
  }
  return instant;
}

std::optional<int> PartialDate::offset() const {
  if (offset_ == kNoOffset) return std::nullopt;
  return offset_;
}

std::optional<PartialDate> PartialDate::parse_iso(std::string_view text) {
  Scanner scanner(text);
  const auto year = scanner.digits(4);
  if (!year) return std::nullopt;
  if (scanner.done()) return of_year(*year);
  const bool extended = scanner.accept('-');
  const auto month = scanner.digits(2);
  if (!month) return std::nullopt;
  // `202202` could as well be a year and a day or a plain number: ISO 8601 has no basic form of a month.
  if (scanner.done()) return extended ? of_month(*year, *month) : std::nullopt;
  if (extended != scanner.accept('-')) return std::nullopt;
  const auto day = scanner.digits(2);
  if (!day) return std::nullopt;
  const auto date = of_day(*year, *month, *day);
  if (!date || scanner.done()) return date;

  if (!scanner.accept('T') && !scanner.accept('t') && !scanner.accept(' ')) return std::nullopt;
  const auto hour = scanner.digits(2);
  const bool colon = scanner.accept(':');
  const auto minute = scanner.digits(2);
  if (!hour || !minute) return std::nullopt;
  std::optional<int> second;
  if (colon ? scanner.accept(':') : false) {
    second = scanner.digits(2);
    if (!second) return std::nullopt;
  } else if (!colon) {
    second = scanner.digits(2);
  }
  if (second == 60) second = 59;  // a leap second
  if (scanner.accept('.') || scanner.accept(',')) scanner.skip_digits();
  auto instant = second ? date->at(*hour, *minute, *second) : date->at(*hour, *minute);
  if (!instant || scanner.done()) return instant;
  scanner.accept(' ');
  const auto offset = scan_offset(scanner);
  if (!offset || !scanner.done()) return std::nullopt;
  return instant->with_offset(*offset);
}

std::string PartialDate::to_iso() const {
  switch (precision_) {
    case Precision::year:
      return fmt::format("{:04}", year_);
    case Precision::month:
      return fmt::format("{:04}-{:02}", year_, month_);
    case Precision::day:
      return fmt::format("{:04}-{:02}-{:02}", year_, month_, day_);
    case Precision::minute:
    case Precision::second:
      break;
  }
  std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", year_, month_, day_, hour_, minute_);
  if (precision_ == Precision::second) text += fmt::format(":{:02}", second_);
  if (offset_ != kNoOffset) {
    const int minutes = std::abs(offset_);
    text += fmt::format("{}{:02}:{:02}", offset_ < 0 ? '-' : '+', minutes / 60, minutes % 60);
  }
  return text;
}

PartialDate PartialDate::date_only() const {
  switch (precision_) {
    case Precision::year:
    case Precision::month:
    case Precision::day:
      return *this;
    case Precision::minute:
    case Precision::second:
      break;
  }
  return *of_day(year_, month_, day_);
}

PartialDate PartialDate::first_day() const {
  return *of_day(year_, month_ == 0 ? 1 : month_, day_ == 0 ? 1 : day_);
}

PartialDate PartialDate::last_day() const {
  const int month = month_ == 0 ? 12 : month_;
  return *of_day(year_, month, day_ == 0 ? days_in_month(year_, month) : day_);
}

int PartialDate::days_since_epoch() const {
  return days_from_civil(year_, month_ == 0 ? 1 : month_, day_ == 0 ? 1 : day_);
}

std::optional<PartialDate> PartialDate::from_days_since_epoch(int days) {
  constexpr int kFirst = -719162;  // 0001-01-01
  constexpr int kLast = 2932896;   // 9999-12-31
  if (days < kFirst || days > kLast) return std::nullopt;
  const auto [year, month, day] = civil_from_days(days);
  return of_day(year, month, day);
}

std::int64_t PartialDate::utc_seconds() const {
  const std::int64_t local = std::int64_t{days_since_epoch()} * 86400 + hour_ * 3600 + minute_ * 60 + second_;
  return local - std::int64_t{offset().value_or(0)} * 60;
}

std::strong_ordering PartialDate::operator<=>(const PartialDate& other) const {
  const auto rank = [](const PartialDate& d) {
    return std::tuple(d.year_, d.month_, d.day_, d.has_time(), d.hour_, d.minute_, d.second_, d.precision_,
                      d.offset_);
  };
  return rank(*this) <=> rank(other);
}

}  // namespace blattwerk
