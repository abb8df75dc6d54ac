#include "entities/name_finder.h"

#include <algorithm>

#include "entities/name_words.h"
#include "entities/named_after.h"
#include "entities/nominative.h"

namespace blattwerk::entities {
namespace {

bool has_capital(Shape shape) {
  return shape == Shape::title || shape == Shape::upper || shape == Shape::mixed;
}

}  // namespace

void NameFinder::find(std::string_view text, std::span<const Word> words, std::vector<NameSpan>& names) {
  text_ = text;
  words_ = words;
  tagger_.tag(text, words, labels_);
  for (std::uint32_t at = 0; at < words.size();) at = std::max(at + 1, name_at(at, names));
}

/// Appends the name that begins at `at` and gives its end; `at` or less where there is none.
std::uint32_t NameFinder::name_at(std::uint32_t at, std::vector<NameSpan>& names) {
  if (labels_[at] == Label::begin_person) divide_person(at);
  if (is_district(words_[at].in(text_)) && at + 1 < words_.size() && labels_[at + 1] == Label::begin_place) {
    labels_[at] = Label::begin_place;
    labels_[at + 1] = Label::in_place;
  }
  if (const std::uint32_t end = institution(at); end > at) {
    names.push_back(span(at, end, EntityType::organization));
    return end;
  }
  if (is_office(at)) return at;
  if (begins_name(labels_[at])) return tagged_name(at, names);
  if (labels_[at] == Label::place_deriv) {
    if (const auto name = derived(at)) names.push_back(*name);
    return at;
  }
  const Shape shape = words_[at].shape;
  return has_capital(shape) || shape == Shape::number ? untagged_name(at, names) : at;
}

/// Appends the name or the names that the tagger sees to begin at `at`, and gives their end.
std::uint32_t NameFinder::tagged_name(std::uint32_t at, std::vector<NameSpan>& names) {
  const Label label = labels_[at];
  std::uint32_t end = end_of_tagged(at);
  if (label == Label::begin_organization) end = with_second_charge(at, end);
  if (label == Label::begin_place) end = with_river(at, end);
  // A list may know more of the name than the tagger saw: `Ursula` of Ursula von der Leyen.
  const Gazetteer::Match match = gazetteer_.find(words_.subspan(at));
  if (match.words > end - at && match.certain && !match.ambiguous) {
    end = at + match.words;
    names.push_back(listed(at, match));
  } else if (label == Label::begin_person && end - at == 1 && addressed(end, at) > end) {
    end = addressed(end, at);
    names.push_back(span(at, end, EntityType::person));
  } else if (const std::uint32_t border = two_names(at, end); border > at) {
    for (const auto& [from, to] : {std::pair(at, border), std::pair(border, end)}) {
      if (const auto name = tagged(from, to)) names.push_back(*name);
    }
  } else if (const auto name = tagged(at, end)) {
    names.push_back(*name);
  }
  return end;
}

/// Appends the name that begins at `at`, where the tagger sees none, and gives its end; `at` where there is
/// none.
std::uint32_t NameFinder::untagged_name(std::uint32_t at, std::vector<NameSpan>& names) {
  const Word& word = words_[at];
  // What a list knows for sure is a name, too, where the tagger does not contradict.
  const Gazetteer::Match match = gazetteer_.find(words_.subspan(at));
  // What stands in brackets behind a person is the party, whatever else it means: Paus (Grüne).
  const bool party = !names.empty() && names.back().type == EntityType::person &&
                     names.back().last + 1 == at && words_[at - 1].in(text_) == "(";
  if (match.words > 0 && match.certain && (!match.ambiguous || party) && is_no_other_name(at, match.words)) {
    names.push_back(listed(at, match));
    return at + match.words;
  }
  // Karama-Platz is a place, and nobody.
  if (word.shape == Shape::title && is_street(word.in(text_))) {
    names.push_back(span(at, at + 1, EntityType::place));
    return at + 1;
  }
  const EntityType type = type_of(labels_[at]);
  if (const auto name = part(at, is_part(labels_[at]) ? &type : nullptr)) {
    names.push_back(*name);
    return at + 1;
  }
  const std::uint32_t end = addressed(at, at);
  if (end > at) names.push_back(span(at, end, EntityType::person));
  return end;
}

/// Whether the tagger sees no other name in so many words from `at` on. What it takes for names within a
/// longer one is part of that: the Deutschland of Evangelische Kirche in Deutschland.
bool NameFinder::is_no_other_name(std::uint32_t at, std::uint32_t words) const {
  const std::uint32_t end = at + words;
  const bool goes_on = end < words_.size() && continues(labels_[end - 1], labels_[end]);
  return (words > 2 && !goes_on) || std::all_of(labels_.begin() + at, labels_.begin() + end, [](Label each) {
           return each == Label::outside || is_part(each);
         });
}

std::uint32_t NameFinder::end_of_tagged(std::uint32_t first) const {
  std::uint32_t end = first + 1;
  while (end < words_.size() && continues(labels_[end - 1], labels_[end])) ++end;
  return end;
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

}  // namespace blattwerk::entities
