#include "text/date_finder_plausible.h"

namespace blattwerk::text::dates {
namespace {

// What may stand before a word that is a time only with it.
constexpr Kinds kLeadsIn = bit(Kind::article) | bit(Kind::preposition) | bit(Kind::shift) | bit(Kind::part) |
                           bit(Kind::joined) | bit(Kind::slash) | bit(Kind::dash) | bit(Kind::early_late);

constexpr std::string_view kUnitSigns = "%$&+*\u20AC\u00B0\u00A3\u00A7";

class Judge {
 public:
  Judge(const Passage& passage, const Match& match)
      : passage_(passage), match_(match), left_(passage.before(match)), right_(passage.behind(match)) {}

  bool is_plausible() const {
    if (is(left_, Kind::every) || is_part_of_compound()) return false;
    switch (match_.meaning) {
      case Meaning::year:
        return has_any({Kind::jahr, Kind::part, Kind::unit_part, Kind::this_year}) || is_bare_year();
      case Meaning::two_years:
        return are_two_years();
      case Meaning::day_of_month:
        return is_day_of_month();
      case Meaning::month:
      case Meaning::season:
        return length() > 1 || match_.reach > match_.last || is_any(left_, kLeadsIn);
      case Meaning::decade:
        return has_any({Kind::jahr, Kind::units, Kind::part, Kind::early_late}) || is_any(left_, kLeadsIn);
      case Meaning::unit:
        return is_unit();
      case Meaning::weekday:
        return is_weekday();
      case Meaning::relative_day:
        return length() > 1 || match_.has(Kind::relative_adj) || !is_morning();
      case Meaning::day_part:
        return is_day_part();
      case Meaning::clock:
        return is_clock();
      case Meaning::ago:
        return is_ago();
      case Meaning::reference:
        return is_reference();
      case Meaning::calendar_day:
        return !is_cut_number() && (!is_spaced_day_and_month() || is_lone_day());
      case Meaning::before_christ:
      case Meaning::century:
      case Meaning::previous_unit:
      case Meaning::numbered_part:
      case Meaning::week_number:
      case Meaning::night_before:
      case Meaning::holiday:
        return true;
    }
    return false;
  }

 private:
  std::size_t length() const { return match_.last - match_.first; }
  const Token& first() const { return passage_.tokens[match_.first]; }
  bool has_any(std::initializer_list<Kind> kinds) const {
    return std::any_of(kinds.begin(), kinds.end(), [this](Kind kind) { return match_.has(kind); });
  }

  // `Frühjahrs-Treffen`, `2170-Format`
  bool is_part_of_compound() const {
    const auto* next = passage_.behind(match_, 2);
    return is(right_, Kind::dash) && right_->glued && next && next->glued && passage_.is_word(next);
  }

  // `11` in `18. 7. 11.04 Uhr`
  bool is_cut_number() const {
    if (!match_.has(Kind::short_year)) return false;
    const auto* next = passage_.behind(match_, 2);
    return is(right_, Kind::stop) && right_->glued && next && next->glued && next->digits > 0;
  }

  // `19. 6.` alone
  bool is_spaced_day_and_month() const {
    return length() == 4 && match_.has(Kind::month_number) && !passage_.tokens[match_.first + 2].glued;
  }

  bool leads_to_day() const {
    return passage_.is_one_of(left_, {"am", "Am", "vom", "Vom", "zum", "Zum", "ab", "bis", "seit"});
  }

  // `am 19. 6. kommt`, and not `am 2. 3. Platz`
  bool is_lone_day() const {
    return leads_to_day() && !(right_ && passage_.is_word(right_) && right_->capital);
  }

  // A number of four digits that is a year and counts nothing.
  bool is_bare_year() const {
    const auto& token = first();
    if (is(left_, Kind::label) || is(right_, Kind::counted)) return false;
    if (token.glued && !is_year_glued()) return false;
    if (left_ && left_->digits > 0) return false;  // a telephone number
    if (right_ && right_->glued) {
      const auto* next = passage_.behind(match_, 2);
      const bool marked = right_->is_any(bit(Kind::stop) | bit(Kind::comma) | bit(Kind::colon));
      if (right_->is(Kind::dash) && next && next->glued && next->digits % 2 != 0) return false;
      if (passage_.is_word(right_) || (marked && next && next->glued && next->digits > 0)) return false;
    }
    if (right_ && right_->kinds == 0 && kUnitSigns.find(passage_.word(right_)) != std::string_view::npos)
      return false;
    const bool led = is(left_, Kind::preposition) && passage_.word(left_) != "auf";
    const int year = token.value;
    if (year < 1500 || year > 2050) return led;
    if (year % 100 != 0) return true;
    const bool names_something = passage_.is_word(right_) && right_->capital && right_->kinds == 0;
    return led || (!names_something && !is(left_, Kind::about));
  }

  // `(1998`, `1939-1945`, `1997/1998`, but not `3.1998` or `A-1998`
  bool is_year_glued() const {
    if (passage_.is_one_of(left_, {"(", "\"", "\u201E", "\u00BB"})) return true;
    if (!is_any(left_, bit(Kind::slash) | bit(Kind::dash))) return false;
    const auto* further = passage_.before(match_, 2);
    return !left_->glued || (further && further->is(Kind::year));
  }

  // `1997/98`, `1914/18`
  bool are_two_years() const {
    const auto second = match_.get(Kind::short_year);
    if (second)
      return *second > match_.value(Kind::year) % 100 ||
             (*second == 0 && match_.value(Kind::year) % 100 == 99);
    return passage_.tokens[match_.last - 1].value == match_.value(Kind::year) + 1;
  }

  // `am 21. kommt`, and not `am 21. Spieltag`
  bool is_day_of_month() const {
    return right_ && !right_->capital && !right_->glued && right_->digits == 0 &&
           is(left_, Kind::preposition) && leads_to_day() &&
           !passage_.is_one_of(right_, {"des", "eines", "jedes"});
  }

  bool is_unit() const {
    // `am folgenden Tag`; what follows in weeks and months is told in stories, and seldom where its date is.
    const auto word = passage_.word(&first());
    const bool in_story = word.starts_with("folgend");
    if (match_.value(Kind::unit) == static_cast<int>(Unit::day))
      return (in_story || word.starts_with("n\u00E4chst")) && passage_.is_one_of(left_, {"am", "Am"});
    if (in_story) return false;
    if (has_any({Kind::shift, Kind::part})) return true;
    return match_.value(Kind::unit) == static_cast<int>(Unit::weekend) && is(left_, Kind::preposition);
  }

  // `montags` is a repetition.
  bool is_weekday() const {
    for (std::size_t i = match_.first; i < match_.last; ++i) {
      const auto& token = passage_.tokens[i];
      if (token.is_any(bit(Kind::weekday) | bit(Kind::weekday_part))) return token.capital;
    }
    return false;
  }

  // `am Morgen`, `guten Morgen`: not the day after.
  bool is_morning() const {
    return first().is(Kind::day_part) && first().capital && !first().line_start && passage_.is_word(left_);
  }

  bool is_day_part() const {
    const auto& last = passage_.tokens[match_.last - 1];
    if (match_.has(Kind::clock_part))
      return last.capital && last.value == 3;  // `Abends kam er`; else a repetition
    if (!last.capital) return false;
    if (match_.has(Kind::early_late)) return true;
    if (passage_.is_one_of(left_, {"im", "\u00FCber"})) return false;
    if (is_any(left_, bit(Kind::shift) | bit(Kind::preposition))) return true;
    return is(left_, Kind::article) && is(passage_.before(match_, 2), Kind::preposition);
  }

  bool is_clock() const {
    if (match_.has(Kind::oclock)) return true;
    if (match_.has(Kind::hour) && leads_to_oclock()) return !is(left_, Kind::comma);
    if (match_.has(
            Kind::minute)) {  // `um 9:30`, but no result (`1:26:05`) and no duration (`nach 1:26 Stunden`)
      return passage_.is_one_of(left_,
                                {"um", "ab", "gegen", "bis", "von", "seit", "Um", "Ab", "Gegen", "Von"}) &&
             !is(right_, Kind::counted) && !(is(right_, Kind::colon) && right_->glued);
    }
    return is(left_, Kind::preposition);
  }

  // `9` in `9 bis 12 Uhr`
  bool leads_to_oclock() const {
    for (std::size_t step = 1; step <= 6; ++step) {
      if (is(passage_.behind(match_, step), Kind::oclock)) return true;
    }
    return false;
  }

  // Years and more are rounded when one counts back in them: `vor zwanzig Jahren` is a span of time and names
  // no year.
  bool is_ago() const { return match_.value(Kind::units) < static_cast<int>(Unit::year); }

  bool is_reference() const {
    if (match_.has(Kind::time_noun)) {
      if (match_.has(Kind::zur)) return !is(right_, Kind::article);  // `zur Zeit der Römer`
      if (match_.get(Kind::shift) == 0) return is(left_, Kind::onto);
      return true;
    }
    if (match_.has(Kind::formerly)) {  // not as the comparative of `früh`
      return !passage_.is_one_of(right_, {"als", "oder"}) && !passage_.is_one_of(left_, {"viel", "etwas"}) &&
             !is_any(left_, bit(Kind::jahr) | bit(Kind::units) | bit(Kind::unit) | bit(Kind::counted));
    }
    if (match_.has(Kind::moment)) return passage_.is_one_of(&first(), {"im", "Im"});
    if (match_.has(Kind::era)) return is_any(left_, bit(Kind::article) | bit(Kind::preposition));
    return true;
  }

  const Passage& passage_;
  const Match& match_;
  const Token* left_;
  const Token* right_;
};

}  // namespace

bool is_plausible(const Passage& passage, const Match& match) {
  return Judge(passage, match).is_plausible();
}

}  // namespace blattwerk::text::dates
