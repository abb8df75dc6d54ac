// What the words of one name make it: which name of a list, of what kind, or none.

#include <algorithm>
#include <string>

#include "entities/name_finder.h"
#include "entities/name_words.h"
#include "entities/named_after.h"
#include "entities/nominative.h"

namespace blattwerk::entities {

NameSpan NameFinder::span(std::uint32_t first, std::uint32_t last, EntityType type) const {
  return {first, last, words_[first].start, words_[last - 1].end, type};
}

/// The name that a list has from `first` on.
NameSpan NameFinder::listed(std::uint32_t first, const Gazetteer::Match& match) const {
  NameSpan name = span(first, first + match.words, gazetteer_.entry(match.entry).type);
  name.entry = match.entry;
  return name;
}

/// The words from `first` up to `last`, which the tagger takes for a name.
std::optional<NameSpan> NameFinder::tagged(std::uint32_t first, std::uint32_t last) {
  const NameSpan name = span(first, last, type_of(labels_[first]));
  const bool one_word = last - first == 1;
  // `FDP- und SPD-Politiker`: a compound without its end.
  if (one_word && words_[first].in(text_).ends_with('-')) return part(first, nullptr);
  const Gazetteer::Match match = gazetteer_.find(words_.subspan(first, last - first));
  if (const auto entry = entry_of(name, match)) {
    NameSpan known = name;
    known.type = gazetteer_.entry(*entry).type;
    known.entry = *entry;
    return known;
  }
  return one_word ? unlisted_word(name, match.words > 0) : unlisted_words(name, match.words);
}

/// The entry of a list that a name stands for; `match` is what the list has of its first words.
std::optional<std::uint32_t> NameFinder::entry_of(const NameSpan& name, const Gazetteer::Match& match) const {
  const std::uint32_t count = name.last - name.first;
  const bool one_word = count == 1;
  if (match.words == count) {
    const EntityType known = gazetteer_.entry(match.entry).type;
    // A name from a list is what the list says, but a place may stand for its club or its government: Bayern,
    // Washington, and a person may be called as a firm is: Henkel.
    const bool another_bearer = one_word && (known == EntityType::place || name.type == EntityType::person) &&
                                words_[name.first].shape != Shape::upper;
    const bool sure = match.certain && !match.ambiguous && !another_bearer;
    if (known == name.type || sure) return match.entry;
  }
  // In another case than the list has it: Olympischen Winterspielen.
  if (!one_word && match.words == 0 && name.type != EntityType::person) {
    const std::string_view written = text_.substr(name.start, name.end - name.start);
    const Gazetteer::Match mended = gazetteer_.find_phrase(nominative(written));
    if (mended.words > 0 && mended.certain) return mended.entry;
  }
  if (match.words == 0 || match.words == count) return std::nullopt;
  // The same twice: Allgemeiner Deutscher Fahrrad-Club ADFC.
  const Gazetteer::Match rest =
      gazetteer_.find(words_.subspan(name.first + match.words, count - match.words));
  if (rest.words == count - match.words && rest.entry == match.entry) return match.entry;
  // A section of an outlet: SRF News.
  if (match.words + 1 == count && is_section(words_[name.last - 1].in(text_))) return match.entry;
  return std::nullopt;
}

/// What one word is that the tagger takes for a name, and no list for this one; `known` where a list has it
/// as another.
std::optional<NameSpan> NameFinder::unlisted_word(const NameSpan& name, bool known) {
  const Word& word = words_[name.first];
  const std::string_view bytes = word.in(text_);
  if (name.type == EntityType::organization && is_no_organization(bytes)) return std::nullopt;
  // Works and events are found too unsurely to believe in one unknown word.
  const auto believed = name.type == EntityType::other ? std::nullopt : std::optional(name);
  if (known) return believed;
  if (name.type == EntityType::organization && (classifier_.classify(word, text_) & kNoAcronym) != 0)
    return std::nullopt;
  if (name.type == EntityType::place && is_event(bytes)) return part(name.first, nullptr);
  // `Job-Turbo` is no name.
  if (name.type != EntityType::person && is_noun_compound(bytes)) return part(name.first, nullptr);
  // Inhabitants are no place.
  if (name.type == EntityType::place) {
    if (const auto inhabitants = derived(name.first)) return inhabitants;
  }
  // `SPD-Fraktion` is no party: only its first part is. But dpa-AFX is one name, and so is Berlin-Mitte.
  const bool hyphenated = bytes.find('-') != std::string_view::npos;
  const bool of_noun = !hyphenated || is_noun(bytes.substr(bytes.rfind('-') + 1));
  if (of_noun && (name.type == EntityType::organization || name.type == EntityType::other)) {
    if (const auto first_part = part(name.first, hyphenated ? &name.type : nullptr)) return first_part;
  }
  // Trump-Anwältin is not Trump: only the first part names him.
  if (name.type == EntityType::person && is_office_of(name.first)) {
    if (const auto holder = part(name.first, &name.type)) return holder;
  }
  return believed;
}

/// What several words are that the tagger takes for a name, and no list for one; of the first `known` words a
/// list has one.
std::optional<NameSpan> NameFinder::unlisted_words(const NameSpan& name, std::uint32_t known) {
  // A first name and a word more are a person, whatever the word: Anne Spiegel.
  const Word& last = words_[name.last - 1];
  if (name.type == EntityType::organization && name.last - name.first == 2 && known < 2 &&
      last.shape == Shape::title && is_given_name(words_[name.first]) &&
      (classifier_.classify(last, text_) & (kCommon | kLegalForm)) == 0) {
    return span(name.first, name.last, EntityType::person);
  }
  // `Ukrainerinnen und Ukrainer` are no name.
  const auto is_derived = [this](const Word& word) {
    return word.shape == Shape::lower || gazetteer_.derived_from(word.in(text_)) != kNoEntry;
  };
  if (known == 0 && std::all_of(words_.begin() + name.first, words_.begin() + name.last, is_derived))
    return std::nullopt;
  return name;
}

bool NameFinder::is_no_acronym(std::string_view word) {
  const Word alone{hash_word(word), 0, static_cast<std::uint32_t>(word.size()), shape_of(word), false};
  return (classifier_.classify(alone, word) & kNoAcronym) != 0;
}

/// Whether a hyphenated word ends with what somebody is to the one before the hyphen: `Putin-Sprecher`.
bool NameFinder::is_office_of(std::uint32_t at) {
  const std::string_view bytes = words_[at].in(text_);
  const auto hyphen = bytes.rfind('-');
  if (hyphen == std::string_view::npos || hyphen + 1 == bytes.size()) return false;
  const std::string_view tail = bytes.substr(hyphen + 1);
  const Word alone{hash_word(tail), 0, static_cast<std::uint32_t>(tail.size()), shape_of(tail), false};
  return (classifier_.classify(alone, tail) & kFunction) != 0 || (tail.ends_with("in") && is_noun(tail));
}

bool NameFinder::is_given_name(const Word& word) {
  constexpr Cluster kListed = 1;  // the bit of first names, see make_word_tables.py
  return (classifier_.classify(word, text_) & kGivenName) != 0 || (lists_.find(word.hash) & kListed) != 0;
}

/// The name before a hyphen: `NATO` of `NATO-Osterweiterung`. `type` is what the tagger says of it, if it
/// does.
std::optional<NameSpan> NameFinder::part(std::uint32_t at, const EntityType* type) {
  const Word& word = words_[at];
  const std::string_view bytes = word.in(text_);
  constexpr std::size_t kMostBytes = 200;  // no compound is longer
  if (bytes.size() > kMostBytes) return std::nullopt;
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
      (*type == EntityType::person && is_named_after(bytes)) || is_noun(bytes.substr(0, hyphen)) ||
      is_no_acronym(bytes.substr(0, hyphen))) {
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
