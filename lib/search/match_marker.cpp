#include "search/match_marker.h"

#include <algorithm>

#include "text/exact_form.h"

namespace blattwerk::search {

TextField field_of(ParagraphKind kind) {
  return kind == ParagraphKind::lead ? TextField::lead : TextField::text;
}

MatchMarker::MatchMarker(const TextMatch& match, text::Analyzer& analyzer)
    : match_(match), analyzer_(analyzer) {
  for (std::uint32_t unit = 0; unit < match.units.size(); ++unit) {
    if (match.units[unit].negated) continue;
    const auto& positions = match.units[unit].positions;
    for (std::uint32_t position = 0; position < positions.size(); ++position) {
      for (const TermChoice& choice : positions[position]) {
        if (choice.prefix) {
          prefixes_.push_back({choice.term, {unit, position}});
        } else {
          places_of_term_[choice.term].push_back({unit, position});
        }
      }
    }
  }
}

void MatchMarker::add_term(std::string_view term, std::uint32_t end) {
  if (const auto found = places_of_term_.find(term); found != places_of_term_.end()) {
    for (const Place place : found->second) places_.push_back({place, end});
  }
  for (const Prefix& prefix : prefixes_) {
    if (term.starts_with(prefix.text)) places_.push_back({prefix.place, end});
  }
  words_.back().last_place = static_cast<std::uint32_t>(places_.size());
}

const MatchMarker::PlaceInText* MatchMarker::find_place(const TextWord& word, Place place) const {
  for (std::uint32_t i = word.first_place; i < word.last_place; ++i) {
    if (places_[i].place == place) return &places_[i];
  }
  return nullptr;
}

void MatchMarker::find_marks(std::string_view text, TextField field, std::uint32_t word,
                             std::vector<Mark>& marks) {
  const TextWord& start = words_[word];
  const std::size_t before = marks.size();
  for (std::uint32_t i = start.first_place; i < start.last_place; ++i) {
    const Place place = places_[i].place;
    if (place.position != 0) continue;
    const TextUnit& unit = match_.units[place.unit];
    if (unit.field != TextField::any && unit.field != field) continue;
    const auto length = static_cast<std::uint32_t>(unit.positions.size());
    if (word + length > words_.size()) continue;
    std::uint32_t end = places_[i].end;
    bool all = true;
    for (std::uint32_t k = 1; k < length && all; ++k) {
      const PlaceInText* next = find_place(words_[word + k], {place.unit, k});
      all = next != nullptr;
      if (all) end = std::max(end, next->end);
    }
    for (std::uint32_t k = 0; k < unit.exact_forms.size() && all; ++k) {
      const TextWord& at = words_[word + k];
      all = text::exact_form(text.substr(at.start, at.end - at.start)) == unit.exact_forms[k];
    }
    const Mark mark{start.start, end, place.unit, word};
    const bool known =
        std::find(marks.begin() + static_cast<std::ptrdiff_t>(before), marks.end(), mark) != marks.end();
    if (all && !known) marks.push_back(mark);
  }
}

std::vector<Mark> MatchMarker::mark(std::string_view text, TextField field) {
  stream_.clear();
  words_.clear();
  places_.clear();
  analyzer_.analyze(text, stream_);
  for (const text::Token& token : stream_.tokens) {
    if (token.kind == text::TokenKind::word) {
      const auto place = static_cast<std::uint32_t>(places_.size());
      words_.push_back({token.start, token.end, place, place});
    }
    if (!words_.empty()) add_term(stream_.term(token), std::max(token.end, words_.back().end));
  }
  std::vector<Mark> marks;
  if (places_.empty()) return marks;
  for (std::uint32_t word = 0; word < words_.size(); ++word) find_marks(text, field, word, marks);
  return marks;
}

}  // namespace blattwerk::search
