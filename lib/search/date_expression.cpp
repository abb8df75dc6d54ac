#include "search/date_expression.h"

#include <algorithm>
#include <array>
#include <utility>

namespace blattwerk::search {
namespace {

// What one written date covers. A time back covers the day it began and, read as a span, all days since.
struct Written {
  DateRange days;
  bool time_back = false;
};

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string fold_ascii(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

// A number of at most `most` digits from the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
  std::size_t count = 0;
  int value = 0;
  while (count < text.size() && count < most && text[count] >= '0' && text[count] <= '9') {
    value = value * 10 + (text[count++] - '0');
  }
  if (count == 0) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char mark) {
  if (text.empty() || text.front() != mark) return false;
  text.remove_prefix(1);
  return true;
}

// The day so many days away, where the calendar has it.
std::optional<PartialDate> neighbour(const std::optional<PartialDate>& day, int days) {
  return day ? PartialDate::from_days_since_epoch(day->days_since_epoch() + days) : std::nullopt;
}

// The same day so many months earlier, or the month's last day where it has no such day.
std::optional<PartialDate> months_before(const PartialDate& today, int months) {
  const int month_count = today.year() * 12 + today.month() - 1 - months;
  if (month_count < 12) return std::nullopt;
  const int year = month_count / 12;
  const int month = month_count % 12 + 1;
  return PartialDate::of_day(year, month, std::min(today.day(), days_in_month(year, month)));
}

std::optional<PartialDate> read_named_day(std::string_view word, const PartialDate& today) {
  if (word == "heute" || word == "today") return today;
  if (word == "gestern" || word == "yesterday") return neighbour(today, -1);
  if (word == "vorgestern") return neighbour(today, -2);
  return std::nullopt;
}

// `7d`, `2w`, `3m`, `1y`.
std::optional<PartialDate> read_time_back(std::string_view text, const PartialDate& today) {
  const auto count = take_number(text, 5);
  if (!count || text.size() != 1) return std::nullopt;
  switch (text.front()) {
    case 'd':
    case 't':
      return neighbour(today, -*count);
    case 'w':
      return neighbour(today, -*count * 7);
    case 'm':
      return months_before(today, *count);
    case 'y':
    case 'j':
      return months_before(today, *count * 12);
    default:
      return std::nullopt;
  }
}

// `04.02.2022`, `4.2.2022`, `02.2022`.
std::optional<PartialDate> read_german_numbers(std::string_view text) {
  const auto first = take_number(text, 2);
  if (!first || !take(text, '.')) return std::nullopt;
  std::string_view rest = text;
  const auto year = take_number(rest, 4);
  if (year && rest.empty() && text.size() == 4) return PartialDate::of_month(*year, *first);
  const auto month = take_number(text, 2);
  if (!month || !take(text, '.') || text.size() != 4) return std::nullopt;
  const auto last = take_number(text, 4);
  if (!last || !text.empty()) return std::nullopt;
  return PartialDate::of_day(*last, *month, *first);
}

int month_by_name(std::string_view name) {
  static constexpr std::pair<std::string_view, int> kMonths[] = {
      {"januar", 1},    {"jänner", 1},    {"jan", 1},   {"january", 1},   {"februar", 2}, {"feb", 2},
      {"february", 2},  {"märz", 3},      {"maerz", 3}, {"mär", 3},       {"march", 3},   {"mar", 3},
      {"april", 4},     {"apr", 4},       {"mai", 5},   {"may", 5},       {"juni", 6},    {"jun", 6},
      {"june", 6},      {"juli", 7},      {"jul", 7},   {"july", 7},      {"august", 8},  {"aug", 8},
      {"september", 9}, {"sep", 9},       {"sept", 9},  {"oktober", 10},  {"okt", 10},    {"october", 10},
      {"oct", 10},      {"november", 11}, {"nov", 11},  {"dezember", 12}, {"dez", 12},    {"december", 12},
      {"dec", 12}};
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);
  const auto* found = std::ranges::find(kMonths, name, &std::pair<std::string_view, int>::first);
  return found == std::end(kMonths) ? 0 : found->second;
}

// `Februar 2022`, `4. Februar 2022`, `4 Februar 2022`.
std::optional<PartialDate> read_month_name(std::string_view text) {
  const auto day = take_number(text, 2);
  if (day) {
    take(text, '.');
    text = trim(text);
  }
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const int month = month_by_name(text.substr(0, blank));
  text = trim(text.substr(blank));
  const bool four_digits = text.size() == 4;
  const auto year = take_number(text, 4);
  if (month == 0 || !four_digits || !year || !text.empty()) return std::nullopt;
  return day ? PartialDate::of_day(*year, month, *day) : PartialDate::of_month(*year, month);
}

std::optional<Written> read_one(std::string_view text, const PartialDate& today) {
  const std::string folded = fold_ascii(trim(text));
  if (const auto back = read_time_back(folded, today)) return Written{DateRange::covering(*back), true};
  std::optional<PartialDate> date = read_named_day(folded, today);
  if (!date) date = PartialDate::parse_iso(folded);
  if (!date) date = read_german_numbers(folded);
  if (!date) date = read_month_name(folded);
  if (!date) return std::nullopt;
  return Written{DateRange::covering(date->date_only()), false};
}

std::optional<Written> read_range(std::string_view text, const PartialDate& today) {
  text = trim(text);
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return read_one(text, today);
  const std::string_view from = trim(text.substr(0, dots));
  std::string_view to = text.substr(dots + 2);
  take(to, '.');  // `2022...2023` is a slip for `..`
  to = trim(to);
  Written range;
  if (!from.empty()) {
    const auto first = read_one(from, today);
    if (!first) return std::nullopt;
    range.days.first = first->days.first;
    if (to.empty()) return range;
    const auto last = read_one(to, today);
    if (!last) return std::nullopt;
    range.days.last = last->days.last;
    if (range.days.empty()) range.days = {last->days.first, first->days.last};
    return range;
  }
  if (to.empty()) return std::nullopt;
  const auto last = read_one(to, today);
  if (!last) return std::nullopt;
  range.days.last = last->days.last;
  return range;
}

}  // namespace

std::optional<DateRange> parse_dates(DateRelation relation, std::string_view text, const PartialDate& today) {
  const auto written = read_range(text, today);
  if (!written) return std::nullopt;
  const DateRange& days = written->days;
  switch (relation) {
    case DateRelation::during:
      return written->time_back ? DateRange{days.first, today} : days;
    case DateRelation::since:
      if (!days.first) return std::nullopt;
      return DateRange{days.first, std::nullopt};
    case DateRelation::until:
      if (!days.last) return std::nullopt;
      return DateRange{std::nullopt, days.last};
    case DateRelation::after:
      if (const auto first = neighbour(days.last, 1)) return DateRange{first, std::nullopt};
      return std::nullopt;
    case DateRelation::before:
      if (const auto last = neighbour(days.first, -1)) return DateRange{std::nullopt, last};
      return std::nullopt;
  }
  return std::nullopt;
}

std::string to_string(const DateRange& range) {
  if (range.first && range.last) {
    const PartialDate& first = *range.first;
    for (const auto& whole : {PartialDate::of_year(first.year()),
                              PartialDate::of_month(first.year(), first.month()), std::optional(first)}) {
      if (whole && DateRange::covering(*whole) == range) return whole->to_iso();
    }
  }
  return (range.first ? range.first->to_iso() : "") + ".." + (range.last ? range.last->to_iso() : "");
}

}  // namespace blattwerk::search
