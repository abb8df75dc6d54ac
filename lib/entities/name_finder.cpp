#include "entities/name_finder.h"

#include <algorithm>
#include <string>

#include "entities/named_after.h"

namespace blattwerk::entities {
namespace {

/// The kind of name that a word with this label is in or is made from.
EntityType type_of(Label label) {
  switch (label) {
    case Label::begin_person:
    case Label::in_person:
    case Label::person_part:
    case Label::named_deriv:
      return EntityType::person;
    case Label::begin_place:
    case Label::in_place:
    case Label::place_part:
    case Label::place_deriv:
      return EntityType::place;
    case Label::begin_organization:
    case Label::in_organization:
    case Label::organization_part:
      return EntityType::organization;
    case Label::outside:
    case Label::begin_other:
    case Label::in_other:
    case Label::other_part:
    case Label::other_deriv:
      return EntityType::other;
  }
  return EntityType::other;
}

bool is_part(Label label) {
  return label == Label::place_part || label == Label::organization_part || label == Label::person_part ||
         label == Label::other_part;
}

bool begins_name(Label label) {
  return label == Label::begin_person || label == Label::begin_place || label == Label::begin_organization ||
         label == Label::begin_other;
}

bool has_capital(Shape shape) {
  return shape == Shape::title || shape == Shape::upper || shape == Shape::mixed;
}

}  // namespace

void NameFinder::find(std::string_view text, std::span<const Word> words, std::vector<NameSpan>& names) {
  text_ = text;
  words_ = words;
  tagger_.tag(text, words, labels_);
  const auto count = static_cast<std::uint32_t>(words.size());
  for (std::uint32_t at = 0; at < count;) {
    const Label label = labels_[at];
    if (begins_name(label)) {
      std::uint32_t end = at + 1;
      while (end < count && continues(labels_[end - 1], labels_[end])) ++end;
      // A list may know more of the name than the tagger saw: `Ursula` of Ursula von der Leyen.
      const Gazetteer::Match match = gazetteer_.find(words.subspan(at));
      if (match.words > end - at && match.certain && !match.ambiguous) {
        end = at + match.words;
        names.push_back({at, end, words[at].start, words[end - 1].end, gazetteer_.entry(match.entry).type,
                         MentionKind::name, match.entry});
      } else if (label == Label::begin_person && end - at == 1 && addressed(end, at) > end) {
        end = addressed(end, at);
        names.push_back({at, end, words[at].start, words[end - 1].end, EntityType::person});
      } else if (const auto name = tagged(at, end)) {
        names.push_back(*name);
      }
      at = end;
      continue;
    }
    const Word& word = words[at];
    if (label == Label::place_deriv) {
      if (const auto name = derived(at)) names.push_back(*name);
      ++at;
      continue;
    }
    if (has_capital(word.shape) || word.shape == Shape::number) {
      // What a list knows for sure is a name, too, where the tagger does not contradict.
      const Gazetteer::Match match = gazetteer_.find(words.subspan(at));
      const auto no_other_name = [&] {
        return std::all_of(labels_.begin() + at, labels_.begin() + at + match.words,
                           [](Label each) { return each == Label::outside || is_part(each); });
      };
      if (match.words > 0 && match.certain && !match.ambiguous && no_other_name()) {
        const std::uint32_t end = at + match.words;
        names.push_back({at, end, word.start, words[end - 1].end, gazetteer_.entry(match.entry).type,
                         MentionKind::name, match.entry});
        at = end;
        continue;
      }
      const EntityType type = type_of(label);
      if (const auto name = part(at, is_part(label) ? &type : nullptr)) {
        names.push_back(*name);
      } else if (const std::uint32_t end = addressed(at, at); end > at) {
        names.push_back({at, end, word.start, words[end - 1].end, EntityType::person});
        at = end;
        continue;
      }
    }
    ++at;
  }
}

/// The words from `first` up to `last`, which the tagger takes for a name.
std::optional<NameSpan> NameFinder::tagged(std::uint32_t first, std::uint32_t last) {
  NameSpan name{first, last, words_[first].start, words_[last - 1].end, type_of(labels_[first])};
  const bool one_word = last - first == 1;
  // `FDP- und SPD-Politiker`: a compound without its end.
  if (one_word && words_[first].in(text_).ends_with('-')) return part(first, nullptr);
  const Gazetteer::Match match = gazetteer_.find(words_.subspan(first, last - first));
  if (match.words == last - first) {
    const EntityType known = gazetteer_.entry(match.entry).type;
    // A name from a list is what the list says, but a place may stand for its club or its government: Bayern,
    // Washington, and a person may be called as a firm is: Henkel.
    const bool another_bearer = one_word && (known == EntityType::place || name.type == EntityType::person) &&
                                words_[first].shape != Shape::upper;
    const bool sure = match.certain && !match.ambiguous && !another_bearer;
    if (known == name.type || sure) {
      name.type = known;
      name.entry = match.entry;
      return name;
    }
  }
  // Inhabitants are no place.
  if (one_word && name.type == EntityType::place && match.words == 0) {
    if (const auto inhabitants = derived(first)) return inhabitants;
  }
  // `SPD-Fraktion` is no party: only its first part is. A place goes on behind a hyphen: Berlin-Mitte.
  if (one_word && (name.type == EntityType::organization || name.type == EntityType::other) &&
      match.words == 0) {
    if (const auto first_part = part(first, nullptr)) return first_part;
  }
  // Works and events are found too unsurely to believe in one unknown word.
  if (name.type == EntityType::other && one_word) return std::nullopt;
  return name;
}

/// The end of a person's name that goes on at `at` and is announced by a title or a function before its first
/// word, as far as the tagger did not see it; `at` where there is none.
std::uint32_t NameFinder::addressed(std::uint32_t at, std::uint32_t first) {
  if (first == 0) return at;
  const Word& word = words_[first - 1];
  const WordClasses before = classifier_.classify(word, text_);
  const bool announced = (before & kTitle) != 0 || ((before & kFunction) != 0 && word.shape == Shape::title);
  if (!announced) return at;
  std::uint32_t end = at;
  while (end < words_.size() && end < first + 3 && may_be_surname(end)) ++end;
  return end;
}

bool NameFinder::may_be_surname(std::uint32_t at) {
  if (words_[at].shape != Shape::title || labels_[at] != Label::outside) return false;
  if ((classifier_.classify(words_[at], text_) & (kCommon | kFunction | kTitle | kLegalForm)) != 0)
    return false;
  // The first branch of the tree of clusters parts names from other words; a word without a cluster is rare,
  // so rather a name.
  const Cluster cluster = clusters_.find(words_[at].hash);
  return cluster == kNoCluster || (clusters_.path(cluster) & 1) == 0;
}

/// The name before a hyphen: `NATO` of `NATO-Osterweiterung`. `type` is what the tagger says of it, if it
/// does.
std::optional<NameSpan> NameFinder::part(std::uint32_t at, const EntityType* type) {
  const Word& word = words_[at];
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
    if (match.words == 0) continue;
    const EntityType known = gazetteer_.entry(match.entry).type;
    if (known == EntityType::person && is_named_after(bytes)) return std::nullopt;
    const bool agreed = type != nullptr && *type == known;
    const bool sure = match.certain && (!match.ambiguous || shape_of(front) == Shape::upper);
    if (!agreed && !sure) continue;
    return NameSpan{at,         at + 1,
                    word.start, word.start + static_cast<std::uint32_t>(hyphen),
                    known,      MentionKind::part,
                    match.entry};
  }
  const std::size_t hyphen = bytes.rfind('-');
  if (type == nullptr || *type == EntityType::other || hyphen == std::string_view::npos || hyphen < 2 ||
      (*type == EntityType::person && is_named_after(bytes))) {
    return std::nullopt;
  }
  return NameSpan{at,    at + 1,           word.start, word.start + static_cast<std::uint32_t>(hyphen),
                  *type, MentionKind::part};
}

std::optional<NameSpan> NameFinder::derived(std::uint32_t at) {
  const Word& word = words_[at];
  const std::uint32_t place = gazetteer_.derived_from(word.in(text_));
  if (place == kNoEntry) return std::nullopt;
  return NameSpan{at, at + 1, word.start, word.end, EntityType::place, MentionKind::derived, place};
}

}  // namespace blattwerk::entities
