#include "entities/rule_tagger.h"

#include <algorithm>
#include <string>

namespace blattwerk::entities {
namespace {

bool has_capital(Shape shape) {
  return shape == Shape::title || shape == Shape::upper || shape == Shape::mixed;
}

}  // namespace

void RuleTagger::tag(std::string_view text, std::span<const Word> words, std::vector<NameSpan>& names) {
  text_ = text;
  words_ = words;
  classes_.clear();
  for (const Word& word : words) {
    const bool promising =
        has_capital(word.shape) || (word.shape == Shape::lower && word.end - word.start < 14);
    classes_.push_back(promising ? classifier_.classify(word, text) : WordClasses{0});
  }
  for (std::uint32_t at = 0; at < words.size();) {
    const Shape shape = words[at].shape;
    if (shape == Shape::punctuation || (shape == Shape::lower && words[at].end - words[at].start > 8)) {
      ++at;
      continue;
    }
    if (known(at, names) || person(at, names) || organization(at, names)) continue;
    part(at, names);
    ++at;
  }
}

void RuleTagger::add(std::uint32_t first, std::uint32_t last, EntityType type, std::vector<NameSpan>& names) {
  names.push_back({first, last, words_[first].start, words_[last - 1].end, type});
}

bool RuleTagger::is_title_case(std::uint32_t at) const {
  return at < words_.size() && words_[at].shape == Shape::title && words_[at].end - words_[at].start > 1;
}

bool RuleTagger::is_surname(std::uint32_t at) const {
  if (at >= words_.size()) return false;
  const Word& word = words_[at];
  if (word.shape != Shape::title && word.shape != Shape::mixed) return false;
  return word.end - word.start > 1 && (classes(at) & (kCommon | kFunction | kTitle | kLegalForm)) == 0;
}

bool RuleTagger::known(std::uint32_t& at, std::vector<NameSpan>& names) {
  const Gazetteer::Match match = gazetteer_.find(words_.subspan(at));
  if (match.words == 0) return false;
  const EntityType type = gazetteer_.entry(match.entry).type;
  if (match.words == 1) {
    const std::uint32_t next = at + 1;
    // A place's or a firm's name may be a first name or a surname: Paris Hilton, Trainer Stuttgart.
    const bool named_person = (classes(at) & kGivenName) != 0 && is_surname(next);
    if (named_person && type != EntityType::person) return false;
    if (match.ambiguous) {
      const std::uint32_t before = at == 0 ? UINT32_MAX : at - 1;
      const bool place_context = type == EntityType::place && (classes(before) & kPlaceMarker) != 0;
      const std::string_view mark = at == 0 ? std::string_view() : words_[before].in(text_);
      const bool quoted = type == EntityType::organization &&
                          (mark == "\"" || mark == "„" || mark == "»" || mark == "«" || mark == "“");
      const bool acronym = words_[at].shape == Shape::upper;
      if (!place_context && !quoted && !acronym) return false;
    }
  }
  add(at, at + match.words, type, names);
  names.back().entry = match.entry;
  at += match.words;
  return true;
}

bool RuleTagger::person(std::uint32_t& at, std::vector<NameSpan>& names) {
  if (!is_title_case(at) && (classes(at) & kInitial) == 0) return false;
  const bool introduced = at > 0 && (classes(at - 1) & (kTitle | kFunction)) != 0;
  std::uint32_t end = at;
  while (end < words_.size() && (classes(end) & (kGivenName | kInitial)) != 0 &&
         (words_[end].shape == Shape::title || words_[end].shape == Shape::mixed)) {
    ++end;
  }
  const bool given = end > at && std::any_of(classes_.begin() + at, classes_.begin() + end,
                                             [](WordClasses c) { return (c & kGivenName) != 0; });
  if (!given && !introduced) return false;
  if (!given) end = at;
  const std::uint32_t surname_at = [&] {
    std::uint32_t particle = end;
    while (particle < words_.size() && particle < end + 3 && (classes(particle) & kParticle) != 0 &&
           words_[particle].in(text_) != "und") {
      ++particle;
    }
    return particle;
  }();
  const bool surname_known_as_other = [&] {
    if (surname_at >= words_.size()) return true;
    if (given && surname_at != end) return false;
    const Gazetteer::Match match = gazetteer_.find(words_.subspan(surname_at));
    return match.words > 0 && !match.ambiguous && gazetteer_.entry(match.entry).type != EntityType::person;
  }();
  if (is_surname(surname_at) && !(surname_known_as_other && !given)) {
    end = surname_at + 1;
    // Xi Jinping: two unknown names behind a function.
    if (!given && is_surname(end) && gazetteer_.find(words_.subspan(end)).words == 0 &&
        (classes(end) & kGivenName) == 0) {
      ++end;
    }
  } else if (!given || end - at < 2) {
    // A first name alone is a person only behind a title: Papst Franziskus.
    if (!given || (classes(at - (introduced ? 1 : 0)) & kTitle) == 0 || !introduced) return false;
  }
  add(at, end, EntityType::person, names);
  at = end;
  return true;
}

bool RuleTagger::organization(std::uint32_t& at, std::vector<NameSpan>& names) {
  const Word& word = words_[at];
  const std::uint32_t next = at + 1;
  if ((classes(at) & kClub) != 0 && next < words_.size() && has_capital(words_[next].shape) &&
      (classes(next) & kCommon) == 0) {
    std::uint32_t end = next + 1;
    if (end < words_.size() && words_[end].shape == Shape::number &&
        words_[end].end - words_[end].start <= 4 && !words_[end].in(text_).ends_with('.')) {
      ++end;
    }
    add(at, end, EntityType::organization, names);
    at = end;
    return true;
  }
  if ((classes(at) & kInstitution) != 0 && next < words_.size()) {
    const Gazetteer::Match match = gazetteer_.find(words_.subspan(next));
    if (match.words > 0 && gazetteer_.entry(match.entry).type == EntityType::place) {
      add(at, next + match.words, EntityType::organization, names);
      at = next + match.words;
      return true;
    }
  }
  if (has_capital(word.shape) && !word.sentence_start && (classes(at) & kCommon) == 0) {
    // Up to four capitalised words before a legal form.
    std::uint32_t end = at;
    while (end < words_.size() && end < at + 5 &&
           (has_capital(words_[end].shape) || words_[end].in(text_) == "&") &&
           (classes(end) & kLegalForm) == 0) {
      ++end;
    }
    if (end > at && end < words_.size() && (classes(end) & kLegalForm) != 0) {
      add(at, end + 1, EntityType::organization, names);
      at = end + 1;
      return true;
    }
  }
  if (word.shape == Shape::upper && word.end - word.start >= 2 && word.end - word.start <= 6 &&
      (classes(at) & (kNoAcronym | kCommon | kLegalForm)) == 0) {
    const std::string_view bytes = word.in(text_);
    const bool letters = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool shouting = (at > 0 && words_[at - 1].shape == Shape::upper) ||
                          (next < words_.size() && words_[next].shape == Shape::upper);
    if (letters && !shouting && bytes.find_first_not_of("IVXLCM") != std::string_view::npos) {
      add(at, next, EntityType::organization, names);
      at = next;
      return true;
    }
  }
  return false;
}

bool RuleTagger::part(std::uint32_t at, std::vector<NameSpan>& names) {
  const Word& word = words_[at];
  if (!has_capital(word.shape)) return false;
  const std::string_view bytes = word.in(text_);
  for (std::size_t hyphen = bytes.rfind('-'); hyphen != std::string_view::npos && hyphen > 1;
       hyphen = bytes.rfind('-', hyphen - 1)) {
    const std::string_view front = bytes.substr(0, hyphen);
    Gazetteer::Match match = gazetteer_.find_word(hash_word(front));
    if (match.words == 0 && front.find('-') != std::string_view::npos) {
      std::string spaced(front);
      std::replace(spaced.begin(), spaced.end(), '-', ' ');
      match = gazetteer_.find_phrase(spaced);
    }
    if (match.words == 0 || (match.ambiguous && shape_of(front) != Shape::upper)) continue;
    names.push_back({at, at + 1, word.start, word.start + static_cast<std::uint32_t>(hyphen),
                     gazetteer_.entry(match.entry).type, MentionKind::part, match.entry});
    return true;
  }
  return false;
}

}  // namespace blattwerk::entities
