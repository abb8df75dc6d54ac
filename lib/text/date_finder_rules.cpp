#include "text/date_finder_rules.h"

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"

namespace blattwerk::text::dates {
namespace {

// A pattern names the kinds of its tokens in order: `a|b` is one token of either kind, `a?` may be missing,
// `~a` has no blank before it. Before `<` stands a token that must precede, behind `&` what must follow;
// neither belongs to the expression. YEAR is replaced by each way to name a year, or by nothing.
struct Pattern {
  const char* tokens;
  Meaning meaning;
};

constexpr const char* kYears[] = {"", "year", "article? jahr year", "article? shift unit",
                                  "article? previous"};

constexpr Pattern kPatterns[] = {
    // am Samstag, dem 5. Juli 1993; 5. Juli; 17. Januar vergangenen Jahres
    {"shift? weekday ,? article? day_number . month YEAR", Meaning::calendar_day},
    {"shift? weekday ,? article? day_number . month_number . year|short_year", Meaning::calendar_day},
    {"shift? weekday ,? article? day_number . month_number .", Meaning::calendar_day},
    {"day_number . month YEAR", Meaning::calendar_day},
    {"day_number . short_month .? year?", Meaning::calendar_day},
    {"day_number . month_number . year|short_year", Meaning::calendar_day},
    {"preposition|article|joined < day_number ~. ~month_number ~.", Meaning::calendar_day},
    {"preposition < day_number . month_number .", Meaning::calendar_day},
    {"year ~- ~month_number ~- ~day_number", Meaning::calendar_day},
    // vom 4. bis 6. Juli; am 4./5. Juli
    {"weekday? ,? article? day_number . & ,? joined|dash|slash|comma article? weekday? ,? article? "
     "day_number . "
     "month YEAR",
     Meaning::calendar_day},
    {"day_number . & joined|dash|slash day_number . month_number .", Meaning::calendar_day},
    // am Freitag (24. Mai)
    {"weekday & ( day_number . month YEAR", Meaning::calendar_day},
    {"weekday & ( day_number . month_number .", Meaning::calendar_day},
    {"preposition|article < day_number .", Meaning::day_of_month},

    {"month YEAR", Meaning::month},
    // von Januar bis März 2021
    {"part? month & joined|dash|slash part? month YEAR", Meaning::month},
    {"part month YEAR", Meaning::month},
    {"part article? shift? month", Meaning::month},
    {"shift month", Meaning::month},
    {"short_month .? year", Meaning::month},
    {"month_number ~/ ~year", Meaning::month},

    {"season YEAR", Meaning::season},
    {"part article? season YEAR", Meaning::season},
    {"shift season", Meaning::season},
    {"season year ~/ ~year|short_year", Meaning::season},

    {"year", Meaning::year},
    {"jahr year", Meaning::year},
    {"jahr number", Meaning::year},
    {"part year", Meaning::year},
    {"part article? jahr year", Meaning::year},
    {"unit_part YEAR", Meaning::year},
    {"jahr? year ~/ ~year|short_year", Meaning::two_years},
    {"jahr? number v . chr .?", Meaning::before_christ},
    {"number . century v . chr .?", Meaning::before_christ},

    {"decade jahr|units?", Meaning::decade},
    {"decade ~dash jahr|units", Meaning::decade},
    {"early_late decade jahr|units?", Meaning::decade},
    {"part article? decade jahr|units?", Meaning::decade},
    {"part article? decade ~dash jahr|units", Meaning::decade},

    {"ordinal century", Meaning::century},
    {"day_number . century", Meaning::century},
    {"day_number . & joined|dash|slash day_number . century", Meaning::century},
    {"early_late day_number . century", Meaning::century},
    {"part article? day_number . century", Meaning::century},
    {"part article? ordinal century", Meaning::century},

    {"shift unit", Meaning::unit},
    {"part article? shift? unit", Meaning::unit},
    {"preposition|article < unit", Meaning::unit},
    {"this_year", Meaning::year},
    {"previous", Meaning::previous_unit},
    {"part article? previous", Meaning::previous_unit},

    {"day_number . quarter|half_year YEAR", Meaning::numbered_part},
    {"ordinal quarter|half_year YEAR", Meaning::numbered_part},
    {"week_number number year?", Meaning::week_number},
    {"number . week_number year?", Meaning::week_number},

    {"shift? weekday ~dash? day_part?", Meaning::weekday},
    {"shift? weekday clock_part", Meaning::weekday},
    {"shift? weekday_part", Meaning::weekday},
    {"relative_adj weekday ~dash? day_part?", Meaning::weekday},
    {"relative_adj weekday_part", Meaning::weekday},
    {"night onto article? weekday", Meaning::night_before},
    {"night onto relative_day", Meaning::night_before},
    {"night preposition weekday onto article? weekday", Meaning::night_before},

    {"relative_day day_part|clock_part?", Meaning::relative_day},
    {"relative_adj day_part|unit?", Meaning::relative_day},

    {"early_late? day_part", Meaning::day_part},
    {"clock_part", Meaning::day_part},

    {"hour oclock ~minute? clock_part?", Meaning::clock},
    {"hour oclock minute clock_part?", Meaning::clock},
    {"hour ~stop|colon ~minute oclock clock_part?", Meaning::clock},
    {"hour ~: ~minute", Meaning::clock},
    {"count oclock clock_part?", Meaning::clock},
    {"half count|hour oclock?", Meaning::clock},
    {"quarter_hour vor|preposition hour|count oclock?", Meaning::clock},
    {"hour & joined|dash hour|count oclock", Meaning::clock},
    {"hour & joined|dash hour ~stop|colon ~minute oclock", Meaning::clock},
    {"hour ~stop|colon ~minute & joined|dash hour oclock", Meaning::clock},
    {"hour ~stop|colon ~minute & joined|dash hour ~stop|colon ~minute oclock", Meaning::clock},

    {"vor about? about? number|count|vague units", Meaning::ago},

    {"holiday YEAR", Meaning::holiday},
    {"shift holiday", Meaning::holiday},

    {"reference", Meaning::reference},
    {"formerly", Meaning::reference},
    {"era", Meaning::reference},
    {"shift|formerly time_noun", Meaning::reference},
    {"preposition moment", Meaning::reference},
    {"zur hour_noun|time_noun", Meaning::reference},
};

constexpr std::pair<std::string_view, Kind> kNames[] = {
    {"day_number", Kind::day_number},
    {"month_number", Kind::month_number},
    {"year", Kind::year},
    {"short_year", Kind::short_year},
    {"hour", Kind::hour},
    {"minute", Kind::minute},
    {"number", Kind::number},
    {"count", Kind::count},
    {"vague", Kind::vague},
    {"ordinal", Kind::ordinal},
    {"month", Kind::month},
    {"short_month", Kind::short_month},
    {"weekday", Kind::weekday},
    {"weekday_part", Kind::weekday_part},
    {"season", Kind::season},
    {"day_part", Kind::day_part},
    {"clock_part", Kind::clock_part},
    {"relative_day", Kind::relative_day},
    {"relative_adj", Kind::relative_adj},
    {"shift", Kind::shift},
    {"early_late", Kind::early_late},
    {"part", Kind::part},
    {"jahr", Kind::jahr},
    {"unit", Kind::unit},
    {"units", Kind::units},
    {"previous", Kind::previous},
    {"unit_part", Kind::unit_part},
    {"this_year", Kind::this_year},
    {"half_year", Kind::half_year},
    {"quarter", Kind::quarter},
    {"week_number", Kind::week_number},
    {"decade", Kind::decade},
    {"century", Kind::century},
    {"holiday", Kind::holiday},
    {"reference", Kind::reference},
    {"formerly", Kind::formerly},
    {"era", Kind::era},
    {"time_noun", Kind::time_noun},
    {"moment", Kind::moment},
    {"hour_noun", Kind::hour_noun},
    {"night", Kind::night},
    {"oclock", Kind::oclock},
    {"half", Kind::half},
    {"quarter_hour", Kind::quarter_hour},
    {"vor", Kind::vor},
    {"zur", Kind::zur},
    {"onto", Kind::onto},
    {"article", Kind::article},
    {"preposition", Kind::preposition},
    {"joined", Kind::joined},
    {"about", Kind::about},
    {"chr", Kind::chr},
    {"v", Kind::v},
    {"stop", Kind::stop},
    {".", Kind::stop},
    {"comma", Kind::comma},
    {",", Kind::comma},
    {"colon", Kind::colon},
    {":", Kind::colon},
    {"slash", Kind::slash},
    {"/", Kind::slash},
    {"dash", Kind::dash},
    {"-", Kind::dash},
    {"(", Kind::bracket},
};

Kinds kinds_of(std::string_view names) {
  Kinds kinds = 0;
  while (!names.empty()) {
    const auto end = std::min(names.find('|'), names.size());
    const auto* found = std::find_if(std::begin(kNames), std::end(kNames),
                                     [&](const auto& name) { return name.first == names.substr(0, end); });
    if (found == std::end(kNames)) throw Error("no such kind of token in a date rule: " + std::string(names));
    kinds |= bit(found->second);
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return kinds;
}

struct Element {
  Kinds kinds = 0;
  bool optional = false;
  bool glued = false;
};

struct Rule {
  Kinds before = 0;
  std::vector<Element> elements;
  std::size_t own = 0;  // how many belong to the expression; the others must only follow
  Meaning meaning{};
};

Rule compile(std::string_view pattern, Meaning meaning) {
  Rule rule;
  rule.meaning = meaning;
  bool looks_ahead = false;
  while (!pattern.empty()) {
    const auto end = std::min(pattern.find(' '), pattern.size());
    auto word = pattern.substr(0, end);
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
    if (word.empty()) continue;
    if (word == "<") {
      rule.before = rule.elements.front().kinds;
      rule.elements.clear();
      continue;
    }
    if (word == "&") {
      looks_ahead = true;
      continue;
    }
    Element element;
    if (word.front() == '~') {
      element.glued = true;
      word.remove_prefix(1);
    }
    if (word.back() == '?') {
      element.optional = true;
      word.remove_suffix(1);
    }
    element.kinds = kinds_of(word);
    rule.elements.push_back(element);
    if (!looks_ahead) rule.own = rule.elements.size();
  }
  return rule;
}

// All rules, and for each kind of token those that can begin with it.
class RuleSet {
 public:
  RuleSet() {
    for (const auto& pattern : kPatterns) {
      const std::string_view text = pattern.tokens;
      const auto year = text.find("YEAR");
      if (year == std::string_view::npos) {
        add(compile(text, pattern.meaning));
        continue;
      }
      for (const auto* way : kYears) {
        add(compile(std::string(text.substr(0, year)) + way + std::string(text.substr(year + 4)),
                    pattern.meaning));
      }
    }
  }

  Kinds starters() const { return starters_; }
  const Rule& rule(std::size_t index) const { return rules_[index]; }
  const std::vector<std::uint16_t>& starting_with(int kind) const {
    return by_kind_[static_cast<std::size_t>(kind)];
  }

 private:
  void add(Rule rule) {
    const auto index = static_cast<std::uint16_t>(rules_.size());
    Kinds first = 0;
    for (const auto& element : rule.elements) {
      first |= element.kinds;
      if (!element.optional) break;
    }
    for (std::size_t kind = 0; kind < by_kind_.size(); ++kind) {
      if (first >> kind & 1) by_kind_[kind].push_back(index);
    }
    starters_ |= first;
    rules_.push_back(std::move(rule));
  }

  std::vector<Rule> rules_;
  std::array<std::vector<std::uint16_t>, 64> by_kind_;
  Kinds starters_ = 0;
};

const RuleSet& rule_set() {
  static const RuleSet kInstance;
  return kInstance;
}

// Whether the token at `next` is what the element names, in an expression that begins at `at` and stays on
// its line.
bool fits(const Element& element, std::span<const Token> tokens, std::size_t at, std::size_t next) {
  return next < tokens.size() && tokens[next].is_any(element.kinds) &&
         (!element.glued || tokens[next].glued) && (next == at || !tokens[next].line_start);
}

// Where the rule's own elements end, and where those end that it looks at; `at` twice where it does not
// match.
std::pair<std::size_t, std::size_t> ends_of(const Rule& rule, std::span<const Token> tokens, std::size_t at) {
  if (rule.before && (at == 0 || !tokens[at - 1].is_any(rule.before))) return {at, at};
  std::size_t next = at;
  std::size_t end = at;
  for (std::size_t i = 0; i < rule.elements.size(); ++i) {
    const auto& element = rule.elements[i];
    if (fits(element, tokens, at, next)) {
      ++next;
    } else if (!element.optional) {
      return {at, at};
    }
    if (i + 1 == rule.own) end = next;
  }
  return {end, next};
}

void capture(const Rule& rule, std::span<const Token> tokens, Match& match) {
  std::size_t next = match.first;
  for (const auto& element : rule.elements) {
    if (fits(element, tokens, match.first, next)) match.capture(tokens[next++], element.kinds);
  }
}

}  // namespace

void Match::capture(const Token& token, Kinds kinds) {
  for (Kinds fresh = token.kinds & kinds & ~present_; fresh != 0; fresh &= fresh - 1) {
    values_[static_cast<std::size_t>(std::countr_zero(fresh))] = token.value;
  }
  present_ |= token.kinds & kinds;
}

Kinds starting_kinds() {
  return rule_set().starters();
}

void match_rules(std::span<const Token> tokens, std::size_t at, std::vector<Match>& out) {
  out.clear();
  const auto& rules = rule_set();
  for (Kinds kinds = tokens[at].kinds & rules.starters(); kinds != 0; kinds &= kinds - 1) {
    for (const auto index : rules.starting_with(std::countr_zero(kinds))) {
      const auto& rule = rules.rule(index);
      const auto [last, reach] = ends_of(rule, tokens, at);
      if (last == at) continue;
      Match& match = out.emplace_back();
      match.meaning = rule.meaning;
      match.first = at;
      match.last = last;
      match.reach = reach;
      capture(rule, tokens, match);
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Match& a, const Match& b) {
    return std::pair(a.last, a.reach) > std::pair(b.last, b.reach);
  });
}

}  // namespace blattwerk::text::dates
