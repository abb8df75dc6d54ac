#include "text/date_finder.h"

#include <cstddef>
#include <utility>

#include "text/date_finder_calendar.h"
#include "text/date_finder_passage.h"
#include "text/date_finder_plausible.h"
#include "text/date_finder_resolver.h"
#include "text/date_finder_rules.h"

namespace blattwerk::text {

using namespace dates;

namespace {

// Whether an article before the expression belongs to it: `den neunziger Jahren`, but not `der damals`.
bool takes_article(const Match& match) {
  if (match.has(Kind::part)) return false;
  switch (match.meaning) {
    case Meaning::calendar_day:
    case Meaning::month:
    case Meaning::season:
    case Meaning::decade:
    case Meaning::century:
    case Meaning::unit:
    case Meaning::previous_unit:
    case Meaning::numbered_part:
    case Meaning::weekday:
    case Meaning::night_before:
    case Meaning::day_part:
    case Meaning::holiday:
      return true;
    case Meaning::year:
      return match.has(Kind::jahr);
    case Meaning::reference:
      return match.has(Kind::era) || match.has(Kind::shift);
    case Meaning::relative_day:
      return match.has(Kind::relative_adj) && match.last - match.first > 1;
    case Meaning::day_of_month:
    case Meaning::two_years:
    case Meaning::before_christ:
    case Meaning::week_number:
    case Meaning::clock:
    case Meaning::ago:
      return false;
  }
  return false;
}

}  // namespace

class DateFinder::Reader {
 public:
  void start_article(const std::optional<PartialDate>& date) {
    resolver_.start_article(date);
    day_count_ = today_count_ = 0;
  }

  void find(std::string_view text, std::vector<DateMention>& out) {
    passage_.text = text;
    tokenize(text, passage_.tokens);
    resolver_.start_passage();
    last_ = {};
    todays_.clear();
    for (std::size_t at = 0; at < passage_.tokens.size();) {
      const auto* match = passage_.tokens[at].is_any(starting_kinds_) ? best_match(at) : nullptr;
      if (!match) {
        ++at;
        continue;
      }
      auto span = resolver_.resolve(passage_, *match, at != 0 && at <= last_.end + 1 && last_.end != 0);
      if (!span.value.empty()) add(*match, std::move(span), out);
      at = match->last;
    }
    settle_todays(out);
  }

 private:
  struct Last {
    std::size_t end = 0;     // the token behind it; 0 where there is none
    bool names_day = false;  // a time of day may belong to it
  };

  const Match* best_match(std::size_t at) {
    match_rules(passage_.tokens, at, matches_);
    for (const auto& match : matches_) {
      if (is_plausible(passage_, match)) return &match;
    }
    return nullptr;
  }

  void add(const Match& match, CalendarSpan span, std::vector<DateMention>& out) {
    const auto end = passage_.tokens[match.last - 1].end;
    if (match.meaning == Meaning::clock && follows_day(match)) {  // `Freitag um 20 Uhr` is one time
      out.back().end = end;
      out.back().value = std::move(span.value);
      last_ = {match.last, false};
      return;
    }
    const bool with_article =
        takes_article(match) && is(passage_.before(match), Kind::article) && match.first - 1 >= last_.end;
    const auto start = passage_.tokens[match.first - (with_article ? 1 : 0)].start;
    out.push_back({start, end, std::move(span.value), span.days});
    count(match, out);
    last_ = {match.last, match.meaning == Meaning::calendar_day || match.meaning == Meaning::weekday ||
                             match.meaning == Meaning::relative_day || match.meaning == Meaning::day_part};
  }

  // Whether a time of day directly follows the day that it belongs to.
  bool follows_day(const Match& match) const {
    const bool begins_span = match.reach > match.last;  // `von 9 bis 12 Uhr`
    if (!last_.names_day || begins_span || match.first > last_.end + 2) return false;
    for (std::size_t i = last_.end; i < match.first; ++i) {
      if (!passage_.tokens[i].is_any(bit(Kind::comma) | bit(Kind::preposition))) return false;
    }
    return true;
  }

  void count(const Match& match, const std::vector<DateMention>& out) {
    const auto& first = passage_.tokens[match.first];
    const bool is_today = match.meaning == Meaning::relative_day && match.last - match.first == 1 &&
                          !first.is(Kind::day_part) && first.value == 0;
    if (is_today) {
      if (!out.back().days.unbounded()) todays_.push_back(out.size() - 1);
    } else if (match.meaning == Meaning::weekday || match.meaning == Meaning::relative_day ||
               match.meaning == Meaning::clock || match.meaning == Meaning::day_part ||
               match.meaning == Meaning::night_before) {
      ++day_count_;
    }
  }

  // An article that says `heute` more often than it names other days means these days by it, not its own day.
  void settle_todays(std::vector<DateMention>& out) {
    today_count_ += todays_.size();
    if (day_count_ >= today_count_) return;
    for (const auto index : todays_) {
      out[index].value = kReferences[static_cast<std::size_t>(Reference::present)];
      out[index].days = {};
    }
  }

  const Kinds starting_kinds_ = dates::starting_kinds();
  Passage passage_;
  std::vector<Match> matches_;
  Resolver resolver_;
  Last last_;
  std::size_t day_count_ = 0;        // how often the article named days around its own, and times of day
  std::size_t today_count_ = 0;      // how often it was no more than `heute`
  std::vector<std::size_t> todays_;  // the mentions of `heute` in this passage
};

DateFinder::DateFinder() : reader_(std::make_unique<Reader>()) {}
DateFinder::~DateFinder() = default;
DateFinder::DateFinder(DateFinder&&) noexcept = default;
DateFinder& DateFinder::operator=(DateFinder&&) noexcept = default;

void DateFinder::start_article(const std::optional<PartialDate>& date) {
  reader_->start_article(date);
}
void DateFinder::find(std::string_view text, std::vector<DateMention>& out) {
  reader_->find(text, out);
}

}  // namespace blattwerk::text
