#include "entities/name_finder.h"

#include <algorithm>
#include <array>
#include <string>

#include "entities/named_after.h"
#include "entities/nominative.h"
#include "text/lexicon.h"
#include "text/lexicon_image.h"

namespace blattwerk::entities {
namespace {

constexpr std::array<std::string_view, 14> kNoOrganizations = {
    "-WM",       "-EM",    "-Cup",    "-GP",           "pokal", "-Pokal", "festival",
    "-Festival", "gesetz", "-Gesetz", "meisterschaft", "-Show", "-Shows", "-Preis"};

constexpr std::array<std::string_view, 14> kAuthorities = {
    "amt",       "gericht",     "gerichtshof", "sgericht", "rat",    "ministerium", "staatsanwaltschaft",
    "präsidium", "universität", "hochschule",  "klinikum", "kammer", "kirche",      "rechnungshof"};

constexpr std::array<std::string_view, 9> kEvents = {"krieg",  "krise",  "konflikt", "gipfel",   "wahl",
                                                     "-Liste", "-Krieg", "-Krise",   "-Konflikt"};

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

/// Whether the dictionary has a word.
bool is_word(std::string_view word) {
  const std::string key = text::lexicon_key(word);
  return text::base_lexicon().find(key, text::lexicon_hash(key)).kind >= text::WordKind::word;
}

/// Whether the dictionary has a word as a noun or as what begins compounds: `Job` of `Job-Turbo`.
bool is_noun(std::string_view word) {
  if (word.size() < 3 || (word[0] >= '0' && word[0] <= '9')) return true;
  if (shape_of(word) == Shape::upper) return false;
  const std::string key = text::lexicon_key(word);
  const text::WordKind kind = text::base_lexicon().find(key, text::lexicon_hash(key)).kind;
  return kind == text::WordKind::noun || kind == text::WordKind::stem;
}

/// Whether both ends of a hyphenated word are common nouns: `Job-Turbo`, `Forbes-Liste` is none.
bool is_noun_compound(std::string_view word) {
  const auto hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos || hyphen + 1 == word.size()) return false;
  const std::string_view tail = word.substr(hyphen + 1);
  const bool direction =
      tail == "Nord" || tail == "Süd" || tail == "West" || tail == "Ost" || tail == "Mitte";
  return !direction && is_noun(word.substr(0, word.find('-'))) && is_word(tail);
}

/// `Gazakrieg`, `Forbes-Liste`: a place's name only begins it.
bool is_event(std::string_view word) {
  return std::any_of(kEvents.begin(), kEvents.end(),
                     [word](std::string_view end) { return word.ends_with(end); });
}

/// What makes a longer name of the place behind it: Landkreis München.
bool is_district(std::string_view word) {
  return word == "Kreis" || word == "Landkreis" || word == "Kreises" || word == "Landkreises";
}

bool is_section(std::string_view word) {
  return word == "News" || word == "Online" || word == "TV" || word == "Sport" || word == "Aktuell";
}

bool is_authority(std::string_view word) {
  if (word.size() < 5) return false;
  const auto ends = [](std::string_view noun) {
    return std::any_of(kAuthorities.begin(), kAuthorities.end(),
                       [noun](std::string_view ending) { return noun.ends_with(ending); });
  };
  if (ends(word)) return true;
  if (!word.ends_with('s')) return false;
  word.remove_suffix(1);
  return ends(word) || (word.ends_with('e') && ends(word.substr(0, word.size() - 1)));
}

/// Types, numbers and sizes (EP2237607, 10-GB), laws and contests.
bool is_no_organization(std::string_view word) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (is_digit(word[0]) || std::count_if(word.begin(), word.end(), is_digit) > 2) return true;
  return std::any_of(kNoOrganizations.begin(), kNoOrganizations.end(),
                     [word](std::string_view ending) { return word.ends_with(ending); });
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
    if (labels_[at] == Label::begin_person) divide_person(at);
    if (is_district(words[at].in(text)) && at + 1 < count && labels_[at + 1] == Label::begin_place) {
      labels_[at] = Label::begin_place;
      labels_[at + 1] = Label::in_place;
    }
    if (const std::uint32_t end = institution(at); end > at) {
      names.push_back({at, end, words[at].start, words[end - 1].end, EntityType::organization});
      at = end;
      continue;
    }
    if (is_office(at)) {
      ++at;
      continue;
    }
    const Label label = labels_[at];
    if (begins_name(label)) {
      std::uint32_t end = at + 1;
      while (end < count && continues(labels_[end - 1], labels_[end])) ++end;
      if (label == Label::begin_organization) end = with_second_charge(at, end);
      if (label == Label::begin_place) end = with_river(at, end);
      // A list may know more of the name than the tagger saw: `Ursula` of Ursula von der Leyen.
      const Gazetteer::Match match = gazetteer_.find(words.subspan(at));
      if (match.words > end - at && match.certain && !match.ambiguous) {
        end = at + match.words;
        names.push_back({at, end, words[at].start, words[end - 1].end, gazetteer_.entry(match.entry).type,
                         MentionKind::name, match.entry});
      } else if (label == Label::begin_person && end - at == 1 && addressed(end, at) > end) {
        end = addressed(end, at);
        names.push_back({at, end, words[at].start, words[end - 1].end, EntityType::person});
      } else if (const std::uint32_t border = two_names(at, end); border > at) {
        for (const auto& [from, to] : {std::pair(at, border), std::pair(border, end)}) {
          if (const auto name = tagged(from, to)) names.push_back(*name);
        }
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
      // What it takes for names within a longer one is part of that: the Deutschland of Evangelische Kirche
      // in Deutschland.
      const auto no_other_name = [&] {
        const std::uint32_t end = at + match.words;
        const bool goes_on = end < count && continues(labels_[end - 1], labels_[end]);
        return (match.words > 2 && !goes_on) ||
               std::all_of(labels_.begin() + at, labels_.begin() + end,
                           [](Label each) { return each == Label::outside || is_part(each); });
      };
      // What stands in brackets behind a person is the party, whatever else it means: Paus (Grüne).
      const bool party = match.words > 0 && !names.empty() && names.back().type == EntityType::person &&
                         names.back().last + 1 == at && words[at - 1].in(text) == "(";
      if (match.words > 0 && match.certain && (!match.ambiguous || party) && no_other_name()) {
        const std::uint32_t end = at + match.words;
        names.push_back({at, end, word.start, words[end - 1].end, gazetteer_.entry(match.entry).type,
                         MentionKind::name, match.entry});
        at = end;
        continue;
      }
      // Karama-Platz is a place, and nobody.
      if (word.shape == Shape::title && is_street(word.in(text))) {
        names.push_back({at, at + 1, word.start, word.end, EntityType::place});
        ++at;
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

/// The end of an authority's name that begins at `at` and that the tagger did not see, or only in part:
/// `Landratsamt Günzburg`, `Landgericht München I`, mid in a sentence `Statistisches Landesamt`, and what is
/// explained by an abbreviation: `Oberster Verteidigungsrat (CSAT)`. `at` where there is none.
std::uint32_t NameFinder::institution(std::uint32_t at) const {
  const auto word = [this](std::uint32_t i) { return words_[i].in(text_); };
  const auto free = [this](std::uint32_t i) {
    return i < words_.size() && (labels_[i] == Label::outside || labels_[i] == Label::place_deriv);
  };
  const auto only_word = [this](std::uint32_t i) {
    return labels_[i] == Label::outside || is_part(labels_[i]) ||
           (labels_[i] == Label::begin_organization &&
            (i + 1 == words_.size() || labels_[i + 1] != Label::in_organization));
  };
  std::uint32_t head = at;
  while (head < at + 2 && free(head) && is_capital_adjective(word(head))) ++head;
  if (head >= words_.size() || words_[head].shape != Shape::title || !only_word(head) ||
      !is_authority(word(head)))
    return at;
  if (gazetteer_.find(words_.subspan(at)).words > head - at) return at;
  const std::uint32_t next = head + 1;
  if (head == at && next < words_.size() && labels_[next] == Label::begin_place) {
    const Gazetteer::Match place = gazetteer_.find(words_.subspan(next));
    const bool genitive =
        place.words == 1 && word(next).ends_with('s') && !gazetteer_.entry(place.entry).name.ends_with('s');
    std::uint32_t end = next + 1;
    while (end < words_.size() && labels_[end] == Label::in_place) ++end;
    if (genitive) return at;
    return end < words_.size() && (word(end) == "I" || word(end) == "II") ? end + 1 : end;
  }
  const bool abbreviated = next + 2 < words_.size() && word(next) == "(" &&
                           words_[next + 1].shape == Shape::upper &&
                           labels_[next + 1] == Label::begin_organization && word(next + 2) == ")";
  const bool named = head > at && !words_[at].sentence_start;
  return abbreviated || named ? next : at;
}

/// Whether the word is an office before its holder: `Nationalrat Thomas Matter`.
bool NameFinder::is_office(std::uint32_t at) {
  const bool alone = labels_[at] == Label::outside || labels_[at] == Label::begin_organization;
  return alone && at + 1 < words_.size() && labels_[at + 1] == Label::begin_person &&
         words_[at].shape == Shape::title && (classifier_.classify(words_[at], text_) & kFunction) != 0;
}

/// Where the second of two known names begins that the tagger takes for one: `CCTV Putin`, `Peking China`;
/// `first` where it is one.
std::uint32_t NameFinder::two_names(std::uint32_t first, std::uint32_t last) const {
  const Gazetteer::Match one = gazetteer_.find(words_.subspan(first, last - first));
  if (one.words == 0 || one.words == last - first || !one.certain) return first;
  const std::uint32_t border = first + one.words;
  const Gazetteer::Match other = gazetteer_.find(words_.subspan(border, last - border));
  if (other.words != last - border || !other.certain || other.entry == one.entry) return first;
  const EntityType second = gazetteer_.entry(other.entry).type;
  const bool places = second == EntityType::place && gazetteer_.entry(one.entry).type == EntityType::place;
  return places || second == EntityType::person ? border : first;
}

/// `Küssnacht am Rigi`: the end of a place's name with what it lies at.
std::uint32_t NameFinder::with_river(std::uint32_t first, std::uint32_t last) const {
  const bool one_word = last - first == 1 && words_[first].shape == Shape::title;
  if (!one_word || last + 1 >= words_.size() || labels_[last + 1] != Label::begin_place) return last;
  if (last + 2 < words_.size() && labels_[last + 2] == Label::in_place) return last;
  const std::string_view between = words_[last].in(text_);
  const bool river = words_[last + 1].shape == Shape::title && !words_[last + 1].in(text_).ends_with("er");
  return river && (between == "am" || between == "ob") ? last + 2 : last;
}

/// Parts of a list are several persons, and what a compound says of a person is no part of the name:
/// `Kawasaki-Ikone Jonathan Rea`.
void NameFinder::divide_person(std::uint32_t first) {
  const bool goes_on = first + 1 < words_.size() && labels_[first + 1] == Label::in_person;
  if (goes_on && words_[first].shape != Shape::upper &&
      words_[first].in(text_).find('-') != std::string_view::npos) {
    const auto front = part(first, nullptr);
    const bool function = (classifier_.classify(words_[first], text_) & kFunction) != 0;
    if (function || (front && front->type != EntityType::person)) {
      labels_[first] = Label::outside;
      labels_[first + 1] = Label::begin_person;
      return;
    }
  }
  for (std::uint32_t at = first + 1; at + 1 < words_.size() && labels_[at] == Label::in_person; ++at) {
    if (words_[at].in(text_) != ",") continue;
    labels_[at] = Label::outside;
    if (labels_[at + 1] == Label::in_person) labels_[at + 1] = Label::begin_person;
    return;
  }
}

/// The end of the name of an authority that has two charges: Bundesamt für Seeschifffahrt und Hydrographie.
std::uint32_t NameFinder::with_second_charge(std::uint32_t first, std::uint32_t last) {
  if (last + 1 >= words_.size() || last - first < 3) return last;
  const auto word = [this](std::uint32_t at) { return words_[at].in(text_); };
  const bool charged = std::any_of(words_.begin() + first + 1, words_.begin() + last - 1,
                                   [this](const Word& each) { return each.in(text_) == "für"; });
  if (!charged || word(last) != "und" || words_[last + 1].shape != Shape::title) return last;
  const bool authority = names_institution(word(first)) || names_institution(word(first + 1));
  return authority && labels_[last + 1] == Label::outside ? last + 2 : last;
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
  // In another case than the list has it: Olympischen Winterspielen.
  if (!one_word && match.words == 0 && name.type != EntityType::person) {
    const std::string_view written = text_.substr(name.start, name.end - name.start);
    const Gazetteer::Match mended = gazetteer_.find_phrase(nominative(written));
    if (mended.words > 0 && mended.certain) {
      name.type = gazetteer_.entry(mended.entry).type;
      name.entry = mended.entry;
      return name;
    }
  }
  // The same twice: Allgemeiner Deutscher Fahrrad-Club ADFC.
  if (match.words > 0 && match.words < last - first) {
    const Gazetteer::Match rest =
        gazetteer_.find(words_.subspan(first + match.words, last - first - match.words));
    if (rest.words == last - first - match.words && rest.entry == match.entry) {
      name.type = gazetteer_.entry(match.entry).type;
      name.entry = match.entry;
      return name;
    }
  }
  // A section of an outlet: SRF News.
  if (match.words > 0 && match.words + 1 == last - first && is_section(words_[last - 1].in(text_))) {
    name.entry = match.entry;
    name.type = gazetteer_.entry(match.entry).type;
    return name;
  }
  if (one_word && name.type == EntityType::organization &&
      (is_no_organization(words_[first].in(text_)) ||
       (match.words == 0 && (classifier_.classify(words_[first], text_) & kNoAcronym) != 0)))
    return std::nullopt;
  if (one_word && match.words == 0 && name.type == EntityType::place && is_event(words_[first].in(text_)))
    return part(first, nullptr);
  // A first name and a word more are a person, whatever the word: Anne Spiegel.
  if (name.type == EntityType::organization && last - first == 2 && match.words < 2 &&
      words_[last - 1].shape == Shape::title && is_given_name(words_[first]) &&
      (classifier_.classify(words_[last - 1], text_) & (kCommon | kLegalForm)) == 0) {
    name.type = EntityType::person;
    return name;
  }
  // Neither is `Job-Turbo` a name nor are `Ukrainerinnen und Ukrainer`.
  if (one_word && match.words == 0 && name.type != EntityType::person &&
      is_noun_compound(words_[first].in(text_)))
    return part(first, nullptr);
  const auto is_derived = [this](const Word& word) {
    return word.shape == Shape::lower || gazetteer_.derived_from(word.in(text_)) != kNoEntry;
  };
  if (!one_word && match.words == 0 && std::all_of(words_.begin() + first, words_.begin() + last, is_derived))
    return std::nullopt;
  // Inhabitants are no place.
  if (one_word && name.type == EntityType::place && match.words == 0) {
    if (const auto inhabitants = derived(first)) return inhabitants;
  }
  // `SPD-Fraktion` is no party: only its first part is. But dpa-AFX is one name, and so is Berlin-Mitte.
  const std::string_view bytes = words_[first].in(text_);
  const bool of_noun =
      bytes.find('-') == std::string_view::npos || is_noun(bytes.substr(bytes.rfind('-') + 1));
  if (one_word && of_noun && (name.type == EntityType::organization || name.type == EntityType::other) &&
      match.words == 0) {
    if (const auto first_part = part(first, bytes.find('-') == std::string_view::npos ? nullptr : &name.type))
      return first_part;
  }
  // Trump-Anwältin is not Trump: only the first part names him.
  if (one_word && name.type == EntityType::person && match.words == 0 && is_office_of(first)) {
    if (const auto holder = part(first, &name.type)) return holder;
  }
  // Works and events are found too unsurely to believe in one unknown word.
  if (name.type == EntityType::other && one_word) return std::nullopt;
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
