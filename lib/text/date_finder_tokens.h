#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace blattwerk::text::dates {

/// What a word, number or mark may be in a temporal expression. A token can be several things at once.
enum class Kind : std::uint8_t {
  day_number,    ///< 1 to 31
  month_number,  ///< 1 to 12
  year,          ///< 1000 to 2199 in four digits, or two behind an apostrophe
  short_year,    ///< two digits
  hour,          ///< 0 to 24
  minute,        ///< 00 to 59 in two digits
  number,        ///< any number up to four digits
  count,         ///< `zwei`, `drei` …: a small number in letters
  vague,         ///< `einige`, `wenige`, `paar`: a number nobody counted
  ordinal,       ///< `erste`, `zweiten` …
  month,         ///< `Januar`
  short_month,   ///< `Jan`, which needs a day or a year beside it
  weekday,       ///< Monday is 1
  weekday_part,  ///< `Samstagabend`: weekday × 16 + day part
  season,        ///< 0 spring to 3 winter
  day_part,      ///< an index of kDayParts
  clock_part,    ///< `morgens`, `abends`: tells which half of the day a time is in
  relative_day,  ///< `gestern`: days from the article's date; of `morgen`, also a day part, the value is that
                 ///< part
  relative_adj,  ///< `gestrig`: the same as an adjective
  shift,         ///< `vergangen`, `dies`, `kommend`: units from the article's date
  early_late,    ///< `früh`, `spät` before a day part or decade
  part,          ///< `Anfang`, `Mitte`, `Ende`
  jahr,          ///< `Jahr`, which may have a number behind it
  unit,          ///< a Unit in the singular
  units,         ///< a Unit as it stands behind a number in the dative
  previous,      ///< `Vorjahr`, `Vorwoche`: a Unit, one back
  this_year,     ///< `heuer`
  unit_part,     ///< `Jahresende`, `Wochenbeginn`: a Unit
  half_year,     ///< `Halbjahr`, `Jahreshälfte`
  quarter,       ///< `Quartal`
  week_number,   ///< `Kalenderwoche`, `KW`
  decade,        ///< `neunziger`, `90er`: its first year in the century, or the whole year
  century,       ///< `Jahrhundert`, `Jahrtausend`: a Unit
  holiday,       ///< a Holiday
  reference,     ///< `damals`, `derzeit`, `demnächst`: an index of kReferences, no calendar date
  formerly,      ///< `früher`, which may be a mere comparative
  era,           ///< `Zukunft`, `Gegenwart`, `Vergangenheit`: an index of kReferences
  time_noun,     ///< `Zeit`, `Zeiten`
  moment,        ///< `Moment`, `Augenblick`
  hour_noun,     ///< `Stunde`
  night,         ///< `Nacht`
  oclock,        ///< `Uhr`
  half,          ///< `halb`
  quarter_hour,  ///< `Viertel`
  vor,
  zur,
  onto,         ///< `zum`, `auf`, `zu` in `Nacht zum Sonntag`
  article,      ///< `der`, `den`, `des` …
  preposition,  ///< a preposition that times follow: `am`, `seit`, `bis` …
  joined,       ///< `bis`, `und`: what joins two days
  about,        ///< `rund`, `knapp`, `etwa`
  every,        ///< `jeden`, `pro`: what follows is no single date
  chr,          ///< `Chr`, in `v. Chr.`
  v,            ///< `v`
  past_verb,
  future_verb,
  counted,  ///< `Euro`, `Menschen`: the number before it counts
  label,    ///< `Seite`, `Agenda`: the number behind it is a name
  stop,
  comma,
  colon,
  slash,
  dash,
  bracket,  ///< an opening one
};
static_assert(static_cast<int>(Kind::bracket) < 64);

using Kinds = std::uint64_t;
constexpr Kinds bit(Kind kind) {
  return Kinds{1} << static_cast<int>(kind);
}

enum class Unit : std::uint8_t {
  day,
  week,
  weekend,
  month,
  quarter,
  half_year,
  year,
  decade,
  century,
  millennium
};

/// The TIMEX3 names of the parts of a day.
inline constexpr std::string_view kDayParts[] = {"MO", "MI", "AF", "EV", "NI"};

/// The TIMEX3 values of what names no span of the calendar.
inline constexpr std::string_view kReferences[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
enum class Reference : std::uint8_t { past, present, future };

enum class Holiday : std::uint8_t {
  new_year,
  epiphany,
  carnival_monday,
  ash_wednesday,
  good_friday,
  easter,
  easter_monday,
  labour_day,
  ascension,
  pentecost,
  pentecost_monday,
  corpus_christi,
  reformation_day,
  all_saints,
  saint_nicholas,
  christmas_eve,
  christmas,
  christmas_day,
  boxing_day,
  new_years_eve,
};

/// A word, number or mark of the text.
struct Token {
  std::uint32_t start;
  std::uint32_t end;
  Kinds kinds = 0;
  std::int32_t value = 0;   ///< as its kind says
  std::uint8_t digits = 0;  ///< how many, where it is a number
  bool glued = false;       ///< nothing stands between it and the token before it
  bool capital = false;     ///< begins with a capital letter
  bool line_start = false;  ///< a line ends before it

  bool is(Kind kind) const { return (kinds & bit(kind)) != 0; }
  bool is_any(Kinds any) const { return (kinds & any) != 0; }
};

/// Replaces `out` by the tokens of `text`. Any bytes are allowed.
void tokenize(std::string_view text, std::vector<Token>& out);

}  // namespace blattwerk::text::dates
