#include "text/chain.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/abbreviations.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/utf8.h"
#include "text/word_table.h"

namespace blattwerk::text {
namespace {

/// The separator at `at`: its bytes, and as one ASCII character what it means. Length 0: a word goes on.
struct Separator {
  std::size_t length = 0;
  char meaning = 0;
};

Separator separator_at(std::string_view chunk, std::size_t at) {
  const char c = chunk[at];
  if (static_cast<unsigned char>(c) < 0x80) {
    if (is_digit(c) || is_ascii_letter(c)) return {};
    if (c == '/' && at + 1 < chunk.size() && chunk[at + 1] == '-') return {2, '/'};
    return {1, c};
  }
  std::size_t next = at;
  switch (decode(chunk, next)) {
    case 0x2019:
    case 0x2BC:
      return {next - at, '\''};
    case 0x2010:
    case 0x2011:
      return {next - at, '-'};
    case 0xB7:
    case 0x387:
      return {next - at, '*'};
    default:
      return {};
  }
}

bool is_gender_mark(char c) {
  return c == ':' || c == '*' || c == '_' || c == '/' || c == '(';
}

}  // namespace

bool is_top_level_domain(std::string_view label) {
  static const WordSet kDomains{tables::kTopLevelDomains};
  return kDomains.contains(label);
}

std::vector<std::string> expand_letters(std::string_view letters) {
  std::vector<std::string> words;
  static const WordMap kAbbreviations{tables::kLetterAbbreviations};
  std::string_view reading = kAbbreviations.find(letters);
  while (!reading.empty()) {
    const std::size_t bar = std::min(reading.find('_'), reading.size());
    words.emplace_back(reading.substr(0, bar));
    reading.remove_prefix(std::min(bar + 1, reading.size()));
  }
  return words;
}

// Cut into runs of letters and digits, and the separators between them.
Chain::Chain(std::string_view chunk) : chunk_(chunk) {
  char before = 0;
  for (std::size_t at = 0; at < chunk.size();) {
    const Separator separator = separator_at(chunk, at);
    if (separator.length > 0) {
      before = separator.meaning;
      at += separator.length;
      continue;
    }
    std::size_t end = at;
    while (end < chunk.size() && separator_at(chunk, end).length == 0) ++end;
    runs_.push_back({at, end, runs_.empty() ? '\0' : before});
    at = end;
  }
}

bool Chain::is_address() const {
  constexpr std::string_view kInHost = ".-@_";
  std::size_t last = 0;
  while (last + 1 < runs_.size() && kInHost.find(runs_[last + 1].before) != std::string_view::npos) ++last;
  if (last == 0 || runs_[last].before != '.') return false;
  const std::string_view domain = text_of(last);
  const std::string small = lower_ascii(domain);
  if (!is_top_level_domain(small)) return false;
  if (chunk_.find('@') != std::string_view::npos) return true;
  return count_characters(text_of(last - 1)) >= 2 && domain == small && domain.size() >= 2;
}

std::vector<ChainUnit> Chain::units(bool dotted) const {
  std::vector<ChainUnit> units;
  for (std::size_t run = 0; run < runs_.size();) {
    std::size_t next = take_number(run, dotted, units);
    if (next == run) next = take_letters(run, units);
    if (next == run) next = take_word(run, units);
    run = next;
  }
  return units;
}

ChainUnit Chain::unit_of(std::size_t run) const {
  return {runs_[run].start, runs_[run].end, std::string(text_of(run)), {}, runs_[run].before, false};
}

// The runs of digits that belong together. Returns the run behind; `first` where there are none.
std::size_t Chain::take_number(std::size_t first, bool dotted, std::vector<ChainUnit>& units) const {
  constexpr std::string_view kInNumber = ".,:'/";
  if (!all_digits(text_of(first))) return first;
  std::size_t last = first;
  while (last + 1 < runs_.size() && all_digits(text_of(last + 1)) &&
         kInNumber.find(runs_[last + 1].before) != std::string_view::npos)
    ++last;
  if (last == first) return first;
  const std::string_view number = chunk_.substr(runs_[first].start, runs_[last].end - runs_[first].start);
  if (std::optional<std::string> value = number_term(number, dotted && last + 1 == runs_.size())) {
    units.push_back({runs_[first].start, runs_[last].end, std::move(*value), {}, runs_[first].before, true});
    return last + 1;
  }
  for (std::size_t run = first; run <= last; ++run) {
    units.push_back({runs_[run].start,
                     runs_[run].end,
                     without_leading_zeros(text_of(run)),
                     {},
                     run == first ? runs_[first].before : '.',
                     true});
  }
  return last + 1;
}

// U.S.A., z.B.: single letters with dots between.
std::size_t Chain::take_letters(std::size_t first, std::vector<ChainUnit>& units) const {
  if (count_characters(text_of(first)) != 1 || first + 1 == runs_.size() || runs_[first + 1].before != '.' ||
      count_characters(text_of(first + 1)) != 1 || all_digits(text_of(first)))
    return first;
  std::size_t last = first + 1;
  while (last + 1 < runs_.size() && runs_[last + 1].before == '.' && count_characters(text_of(last + 1)) <= 1)
    ++last;
  std::string letters;
  for (std::size_t run = first; run <= last; ++run) letters += fold(text_of(run));
  const std::vector<std::string> words = expand_letters(letters);
  if (words.size() == last - first + 1) {
    for (std::size_t run = first; run <= last; ++run) {
      units.push_back({runs_[run].start,
                       runs_[run].end,
                       words[run - first],
                       {},
                       run == first ? runs_[first].before : '.',
                       false});
    }
  } else {
    ChainUnit unit = unit_of(first);
    unit.end = runs_[last].end;
    unit.text = letters == "us" ? "usa" : letters;
    units.push_back(std::move(unit));
  }
  return last + 1;
}

// A word; gender forms and apostrophes take in the run that follows.
std::size_t Chain::take_word(std::size_t first, std::vector<ChainUnit>& units) const {
  ChainUnit unit = unit_of(first);
  std::size_t run = first + 1;
  for (; run < runs_.size(); ++run) {
    const std::string_view next = text_of(run);
    const char mark = runs_[run].before;
    if (mark == '\'') {
      unit.end = runs_[run].end;
      if (next != "s" && next != "S") unit.text += next;
    } else if (mark == '&' && count_characters(unit.text) <= 2 && count_characters(next) <= 2) {
      unit.text = fold(unit.text) + "&" + fold(next);
      unit.number = true;
      unit.end = runs_[run].end;
    } else if (!take_gender_mark(run, unit)) {
      break;
    }
  }
  units.push_back(std::move(unit));
  return run;
}

bool Chain::take_gender_mark(std::size_t run, ChainUnit& unit) const {
  const std::string_view next = text_of(run);
  const char mark = runs_[run].before;
  if (is_gender_mark(mark) && unit.feminine.empty() && unit.text.size() >= 3 &&
      (next == "in" || next == "innen" || (next.starts_with("innen") && mark != '/'))) {
    unit.feminine = unit.text + std::string(next);
    const std::string_view rest = next.substr(next == "in" ? 2 : 5);
    // Journalist*innenverband is the Journalistenverband.
    if (!rest.empty() &&
        (unit.text.ends_with("ist") || unit.text.ends_with("ent") || unit.text.ends_with("ant"))) {
      unit.text += "en";
    }
    unit.text += rest;
  } else if ((mark == ':' || mark == '*' || mark == '_' || mark == '(') &&
             (next == "r" || next == "e" || next == "n" || next == "s" || next == "m")) {
    unit.text += next;
  } else {
    return false;
  }
  unit.end = runs_[run].end;
  // The bracket closes behind it.
  if (mark == '(' && unit.end < chunk_.size() && chunk_[unit.end] == ')') ++unit.end;
  return true;
}

}  // namespace blattwerk::text
