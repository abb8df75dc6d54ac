#include "text/german_date.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/local_time.h"
#include "text/utf8.h"

namespace blattwerk::text {
namespace {

struct NamedNumber {
  std::string_view name;
  int number;
};

constexpr NamedNumber kMonths[] = {
    {"januar", 1}, {"jan", 1},       {"jaenner", 1}, {"jaen", 1},      {"january", 1},   {"februar", 2},
    {"feb", 2},    {"febr", 2},      {"feber", 2},   {"february", 2},  {"maerz", 3},     {"marz", 3},
    {"mrz", 3},    {"maer", 3},      {"mar", 3},     {"march", 3},     {"april", 4},     {"apr", 4},
    {"mai", 5},    {"may", 5},       {"juni", 6},    {"jun", 6},       {"june", 6},      {"juli", 7},
    {"jul", 7},    {"july", 7},      {"august", 8},  {"aug", 8},       {"september", 9}, {"sep", 9},
    {"sept", 9},   {"oktober", 10},  {"okt", 10},    {"october", 10},  {"oct", 10},      {"november", 11},
    {"nov", 11},   {"dezember", 12}, {"dez", 12},    {"december", 12}, {"dec", 12}};

constexpr std::string_view kWeekdays[] = {
    "montag",  "dienstag",  "mittwoch", "donnerstag", "freitag",  "samstag", "sonnabend", "sonntag",
    "mo",      "di",        "mi",       "do",         "fr",       "sa",      "so",        "monday",
    "tuesday", "wednesday", "thursday", "friday",     "saturday", "sunday",  "mon",       "tue",
    "wed",     "thu",       "fri",      "sat",        "sun"};

// Words that pages put around a date. They say nothing of the date itself.
constexpr std::string_view kLabels[] = {"stand",
                                        "aktualisiert",
                                        "zuletzt",
                                        "veroeffentlicht",
                                        "veroeffentlichung",
                                        "erstellt",
                                        "erschienen",
                                        "publiziert",
                                        "geaendert",
                                        "letzte",
                                        "letztes",
                                        "letzter",
                                        "aenderung",
                                        "aktualisierung",
                                        "update",
                                        "updated",
                                        "datum",
                                        "date",
                                        "published",
                                        "online",
                                        "am",
                                        "vom",
                                        "den",
                                        "der",
                                        "im",
                                        "on",
                                        "um",
                                        "at",
                                        "ab",
                                        "uhr"};

// Zones in minutes east of UTC: those of RFC 2822 and those German pages name.
constexpr NamedNumber kZones[] = {
    {"z", 0},      {"utc", 0},    {"gmt", 0},    {"ut", 0},     {"mez", 60},   {"cet", 60},   {"mesz", 120},
    {"cest", 120}, {"bst", 60},   {"wet", 0},    {"west", 60},  {"eet", 120},  {"eest", 180}, {"est", -300},
    {"edt", -240}, {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}};

template <std::size_t n>
bool contains(const std::string_view (&words)[n], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

template <std::size_t n>
const NamedNumber* find(const NamedNumber (&table)[n], std::string_view name) {
  const auto* entry =
      std::find_if(std::begin(table), std::end(table), [&](const NamedNumber& e) { return e.name == name; });
  return entry == std::end(table) ? nullptr : entry;
}

// The text in lower-case ASCII: umlauts as `ae`, every blank as ' ', every dash as '-'. A date is short:
// longer text is none.
class Folded {
 public:
  explicit Folded(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size() && complete_;) fold(decode(text, offset));
  }

  bool complete() const { return complete_; }
  std::string_view text() const { return {buffer_.data(), size_}; }

 private:
  void fold(char32_t c) {
    if (c >= 'A' && c <= 'Z') return put(static_cast<char>(c - 'A' + 'a'));
    if (c > ' ' && c < 0x7F) return put(static_cast<char>(c));
    switch (c) {
      case U'\u00C4':
      case U'\u00E4':
        put('a');
        return put('e');
      case U'\u00D6':
      case U'\u00F6':
        put('o');
        return put('e');
      case U'\u00DC':
      case U'\u00FC':
        put('u');
        return put('e');
      case U'\u0308':  // combining diaeresis
        return put('e');
      case ' ':
      case '\t':
      case '\n':
      case '\r':
      case U'\u00A0':
      case U'\u2007':
      case U'\u2009':
      case U'\u202F':
        return put(' ');
      case U'\u00AD':
      case U'\u200B':
      case U'\u200E':
      case U'\u200F':
      case U'\uFEFF':
        return;  // invisible
      case U'\u2010':
      case U'\u2011':
      case U'\u2012':
      case U'\u2013':
      case U'\u2014':
      case U'\u2212':
        return put('-');
      case U'\u00B7':
      case U'\u2022':
        return put('|');
      default:
        complete_ = false;
    }
  }

  void put(char c) {
    if (size_ == buffer_.size()) {
      complete_ = false;
    } else {
      buffer_[size_++] = c;
    }
  }

  std::array<char, 120> buffer_;
  std::size_t size_ = 0;
  bool complete_ = true;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

struct Number {
  int value;
  std::size_t digits;
};

class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip() { rest_.remove_prefix(1); }
  void skip_blanks() {
    while (peek() == ' ') skip();
  }

  bool accept(char mark) {
    if (peek() != mark || done()) return false;
    skip();
    return true;
  }

  /// The mark, with blanks around it.
  bool accept_spaced(char mark) {
    Cursor ahead = *this;
    ahead.skip_blanks();
    if (!ahead.accept(mark)) return false;
    ahead.skip_blanks();
    *this = ahead;
    return true;
  }

  std::string_view word() { return take(is_letter); }

  std::optional<Number> number() {
    const auto digits = take(is_digit);
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return Number{value, digits.size()};
  }

 private:
  std::string_view take(bool (*belongs)(char)) {
    std::size_t length = 0;
    while (length < rest_.size() && belongs(rest_[length])) ++length;
    const auto taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }

  std::string_view rest_;
};

std::optional<int> full_year(Number year) {
  if (year.digits == 4) return year.value;
  if (year.digits == 2) return year.value < 70 ? 2000 + year.value : 1900 + year.value;
  return std::nullopt;
}

// Collects the parts of a date in the order they stand in, each at most once. The orders of German, English,
// RFC 2822, ISO 8601 and asctime then need no rule of their own, and what is no part makes the text no date.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : cursor_(text) {}

  std::optional<PartialDate> read() {
    while (!cursor_.done()) {
      if (!read_time() && !read_date() && !read_zone() && !read_word() && !read_mark()) return std::nullopt;
    }
    return date();
  }

 private:
  // A part is tried on a copy of the cursor, which is taken over where it fits.
  bool read_time() {
    if (hour_) return false;
    Cursor ahead = cursor_;
    const auto hour = ahead.number();
    if (!hour || hour->digits > 2) return false;
    const char mark = ahead.peek();
    std::optional<Number> minute;
    std::optional<Number> second;
    if (mark == ':' || mark == '.') {
      ahead.skip();
      minute = ahead.number();
      if (!minute || minute->digits != 2) return false;
      if (ahead.accept(mark)) {
        second = ahead.number();
        if (!second || second->digits != 2) return false;
        if (ahead.accept('.') || ahead.accept(',')) skip_fraction(ahead);
      }
    }
    ahead.skip_blanks();
    Cursor behind = ahead;
    const auto word = behind.word();
    const bool afternoon = word == "pm";
    const bool twelve_hours = afternoon || word == "am";
    const bool is_time =
        word == "uhr" || (twelve_hours && minute) || mark == ':' || (mark == '.' && has_day());
    if (!is_time || (second && mark == '.' && word != "uhr")) return false;
    hour_ = hour->value;
    if (twelve_hours) {
      if (hour->value < 1 || hour->value > 12) return false;
      hour_ = hour->value % 12 + (afternoon ? 12 : 0);
    }
    minute_ = minute ? minute->value : 0;
    if (second) second_ = second->value;
    cursor_ = word == "uhr" || twelve_hours ? behind : ahead;
    return true;
  }

  static void skip_fraction(Cursor& cursor) {
    while (is_digit(cursor.peek())) cursor.skip();
  }

  bool read_date() {
    if (is_letter(cursor_.peek())) return read_month_name();
    Cursor ahead = cursor_;
    const auto number = ahead.number();
    if (!number) return false;
    // The year of a date that began with day and month: `Fri Feb 4 11:39:00 2022`, `4. Februar 2022`.
    if (month_ && !year_) {
      const bool day_first = !day_ && number->digits <= 2;  // `Feb 4, 2022`
      if (day_first) {
        day_ = number->value;
        ahead.accept('.');
      } else {
        year_ = full_year(*number);
      }
      if (!day_first && !year_) return false;
      cursor_ = ahead;
      return true;
    }
    if (day_ || month_ || year_) return false;
    return number->digits == 4 ? read_from_year(*number, ahead) : read_from_day(*number, ahead);
  }

  // `2022-02-04`, `2022/02`; a year alone is left to ISO 8601.
  bool read_from_year(Number year, Cursor ahead) {
    const char mark = ahead.peek();
    if (mark != '-' && mark != '/' && mark != '.') return false;
    ahead.skip();
    const auto month = ahead.number();
    if (!month || month->digits > 2) return false;
    if (ahead.accept(mark)) {
      const auto day = ahead.number();
      if (!day || day->digits > 2) return false;
      day_ = day->value;
    }
    year_ = year.value;
    month_ = month->value;
    cursor_ = ahead;
    return true;
  }

  // `04.02.2022`, `4. 2. 22`, `02/2022`, `02.2022`, `4. Februar`, `04-Feb-2022`
  bool read_from_day(Number day, Cursor ahead) {
    if (day.digits > 2) return false;
    const char mark = ahead.accept_spaced('.') ? '.'
                      : ahead.accept('/')      ? '/'
                      : ahead.accept('-')      ? '-'
                                               : ' ';
    ahead.skip_blanks();
    if (is_letter(ahead.peek())) {
      const int month = month_of_name(ahead.word());
      if (month == 0) return false;
      month_ = month;
      day_ = day.value;
      ahead.accept('.');
      ahead.accept('-');
      cursor_ = ahead;
      return true;
    }
    if (mark == ' ') return false;
    const auto month = ahead.number();
    if (!month) return false;
    if (month->digits == 4) {
      month_ = day.value;
      year_ = month->value;
    } else {
      if (mark == '.' ? !ahead.accept_spaced('.') : !ahead.accept(mark)) return false;
      const auto year = ahead.number();
      if (!year || !full_year(*year)) return false;
      day_ = day.value;
      month_ = month->value;
      year_ = full_year(*year);
      // An English date by its order: the thirteenth month is a day.
      if (mark == '/' && *month_ > 12) std::swap(day_, month_);
    }
    cursor_ = ahead;
    return true;
  }

  bool read_month_name() {
    if (month_) return false;
    Cursor ahead = cursor_;
    const int month = month_of_name(ahead.word());
    if (month == 0) return false;
    month_ = month;
    ahead.accept('.');
    cursor_ = ahead;
    return true;
  }

  bool read_zone() {
    if (!hour_ || offset_) return false;
    Cursor ahead = cursor_;
    const int sign = ahead.accept('+') ? 1 : ahead.accept('-') ? -1 : 0;
    if (sign == 0) return false;
    const auto hours = ahead.number();
    if (!hours) return false;
    int minutes = hours->digits == 4 ? hours->value / 100 * 60 + hours->value % 100 : hours->value * 60;
    if (hours->digits != 4) {
      if (hours->digits != 2 || !ahead.accept(':')) return false;
      const auto rest = ahead.number();
      if (!rest || rest->digits != 2) return false;
      minutes += rest->value;
    }
    if (minutes > 14 * 60) return false;
    offset_ = sign * minutes;
    cursor_ = ahead;
    return true;
  }

  bool read_word() {
    Cursor ahead = cursor_;
    const auto word = ahead.word();
    if (word.empty()) return false;
    const auto* zone = hour_ ? find(kZones, word) : nullptr;
    const bool time_follows = word == "t" && has_day() && is_digit(ahead.peek());
    if (!zone && !time_follows && !contains(kWeekdays, word) && !contains(kLabels, word)) return false;
    ahead.accept('.');
    cursor_ = ahead;
    // `GMT+0100`, as browsers write it: the number counts.
    if (zone && !offset_ && !read_zone()) offset_ = zone->number;
    return true;
  }

  bool read_mark() {
    constexpr std::string_view kMarks = " ,|-():;/";
    if (kMarks.find(cursor_.peek()) == std::string_view::npos) return false;
    cursor_.skip();
    return true;
  }

  bool has_day() const { return day_.has_value(); }

  std::optional<PartialDate> date() const {
    if (!year_) return std::nullopt;
    if (!month_) return std::nullopt;
    if (!day_) return hour_ ? std::nullopt : PartialDate::of_month(*year_, *month_);
    auto date = PartialDate::of_day(*year_, *month_, *day_);
    if (!date || !hour_) return date;
    int hour = *hour_;
    if (hour == 24 && minute_ == 0 && second_.value_or(0) == 0) {
      hour = 0;
      date = PartialDate::from_days_since_epoch(date->days_since_epoch() + 1);
      if (!date) return std::nullopt;
    }
    const auto time = second_ ? date->at(hour, minute_, std::min(*second_, 59)) : date->at(hour, minute_);
    if (!time) return std::nullopt;
    return offset_ ? time->with_offset(*offset_) : TimeZone::berlin().from_wall_clock(*time);
  }

  Cursor cursor_;
  std::optional<int> year_;
  std::optional<int> month_;
  std::optional<int> day_;
  std::optional<int> hour_;
  int minute_ = 0;
  std::optional<int> second_;
  std::optional<int> offset_;
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

int month_of_name(std::string_view word) {
  const auto* month = find(kMonths, word);
  return month ? month->number : 0;
}

std::optional<PartialDate> parse_german_date(std::string_view text) {
  const Folded folded(text);
  if (!folded.complete()) return std::nullopt;
  const auto plain = trimmed(folded.text());
  if (const auto iso = PartialDate::parse_iso(plain)) return TimeZone::berlin().from_wall_clock(*iso);
  return DateReader(plain).read();
}

}  // namespace blattwerk::text
