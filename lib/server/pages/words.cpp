#include "server/pages/words.h"

#include <array>

namespace blattwerk::server::pages {
namespace {

using Names12 = std::array<std::string_view, 12>;
constexpr Names12 kMonths = {"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                             "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
constexpr Names12 kEnglishMonths = {"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};
constexpr Names12 kShortMonths = {"Jan", "Feb", "Mär", "Apr", "Mai", "Jun",
                                  "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Montag",  "Dienstag", "Mittwoch", "Donnerstag",
                                                       "Freitag", "Samstag",  "Sonntag"};
constexpr std::array<std::string_view, 7> kEnglishWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                              "Friday", "Saturday", "Sunday"};

std::size_t index(int number) {
  return static_cast<std::size_t>(number - 1);
}

}  // namespace

int weekday_number(const PartialDate& day) {
  // 1970-01-01 was a Thursday.
  const int days = day.days_since_epoch();
  return ((days + 3) % 7 + 7) % 7 + 1;
}

std::string Words::number(std::uint64_t number) const {
  const std::string digits = std::to_string(number);
  // German leaves numbers of four digits undivided in running text, but not in lists; one form serves both.
  std::string divided;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) divided += german_ ? '.' : ',';
    divided += digits[i];
  }
  return divided;
}

std::string Words::count(const Counted& counted, std::uint64_t count) const {
  return (*this)(count == 1 ? counted.one : counted.many, number(count));
}

std::string Words::decimal(double number) const {
  std::string text = fmt::format("{:.1f}", number);
  if (german_) text[text.size() - 2] = ',';
  return text;
}

std::string Words::bytes(std::int64_t bytes) const {
  static constexpr std::string_view kUnits[] = {"kB", "MB", "GB", "TB"};
  double size = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (size >= 1000 && unit + 1 < std::size(kUnits)) {
    size /= 1000;
    ++unit;
  }
  // A no-break space belongs between a number and its unit.
  return decimal(size) + "\u00A0" + std::string(kUnits[unit]);
}

std::string Words::month(int month) const {
  return std::string((german_ ? kMonths : kEnglishMonths).at(index(month)));
}

std::string Words::short_month(int month) const {
  return std::string(german_ ? kShortMonths.at(index(month)) : kEnglishMonths.at(index(month)).substr(0, 3));
}

std::string Words::weekday(const PartialDate& day) const {
  return std::string((german_ ? kWeekdays : kEnglishWeekdays).at(index(weekday_number(day))));
}

std::string Words::day(const PartialDate& date) const {
  if (date.precision() == PartialDate::Precision::year) return std::to_string(date.year());
  if (date.precision() == PartialDate::Precision::month)
    return fmt::format("{} {}", month(date.month()), date.year());
  return fmt::format(fmt::runtime(german_ ? "{}.\u00A0{} {}" : "{}\u00A0{} {}"), date.day(),
                     month(date.month()), date.year());
}

std::string Words::date(const PartialDate& date) const {
  if (!date.has_time()) return day(date);
  return day(date) + fmt::format(", {}:{:02}", date.hour(), date.minute()) + (german_ ? "\u00A0Uhr" : "");
}

std::string Words::date(std::string_view iso) const {
  if (iso.empty()) return (*this)(kUndated);
  const auto parsed = PartialDate::parse_iso(iso);
  return parsed ? date(*parsed) : std::string(iso);
}

std::string Words::short_date(std::string_view iso) const {
  if (iso.empty()) return (*this)(kUndated);
  const auto date = PartialDate::parse_iso(iso);
  if (!date) return std::string(iso);
  if (date->precision() == PartialDate::Precision::year) return std::to_string(date->year());
  if (date->precision() == PartialDate::Precision::month)
    return fmt::format("{} {}", short_month(date->month()), date->year());
  if (german_) return fmt::format("{:02}.{:02}.{}", date->day(), date->month(), date->year());
  return fmt::format("{}\u00A0{} {}", date->day(), short_month(date->month()), date->year());
}

std::string Words::quoted(std::string_view text) const {
  return (german_ ? "„" : "“") + std::string(text) + (german_ ? "“" : "”");
}

}  // namespace blattwerk::server::pages
