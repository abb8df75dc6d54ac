#include "entities/name_resolver.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "entities/named_after.h"
#include "entities/nominative.h"

namespace blattwerk::entities {
namespace {

/// The last word of a name, and what stands before it.
std::string_view last_word(std::string_view name) {
  const auto blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

constexpr std::uint32_t kManyNames = UINT32_MAX;

/// The cantons as Swiss papers write them behind a place or a name: `Küssnacht SZ`, `Thomas Matter (ZH)`.
bool is_canton(std::string_view word) {
  constexpr std::string_view kCantons =
      "ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TI VD VS NE GE JU TG";
  const auto at = kCantons.find(word);
  return word.size() == 2 && at != std::string_view::npos && at % 3 == 0;
}

bool is_article_before_noun(std::string_view word) {
  for (const std::string_view article :
       {"ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen"}) {
    if (word == article) return true;
  }
  return false;
}

}  // namespace

std::vector<std::vector<EntityMention>> NameResolver::resolve(std::span<TaggedText> texts) {
  note_words(texts);
  drop_explained(texts);
  agree_on_types(texts);
  note_short_forms(texts);
  note_long_names(texts);
  note_persons(texts);
  std::vector<std::vector<EntityMention>> mentions(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    TaggedText& tagged = texts[i];
    if (!persons_.empty()) {
      prefer_persons(tagged);
      find_repeated(tagged);
    }
    mentions[i].reserve(tagged.names.size());
    for (const NameSpan& span : tagged.names) {
      mentions[i].push_back({span.type, span.start, span.end, canonical(tagged, span), span.kind});
    }
  }
  return mentions;
}

void NameResolver::note_words(std::span<const TaggedText> texts) {
  words_.clear();
  for (const TaggedText& tagged : texts) {
    for (const Word& word : tagged.words) {
      if (word.shape == Shape::title || word.shape == Shape::mixed) words_[word.hash] = true;
    }
    for (const NameSpan& name : tagged.names) {
      if (name.last - name.first > 1)
        words_[hash_word(tagged.text.substr(name.start, name.end - name.start))] = true;
    }
  }
}

/// Leaves out abbreviations that the article explains as something else: `Transsexuellengesetz (TSG)`,
/// `Matter (ZH)`.
void NameResolver::drop_explained(std::span<TaggedText> texts) {
  FlatMap<bool> explained;
  const auto is_explained = [&](const TaggedText& tagged, const NameSpan& name) {
    if (name.last - name.first != 1 || name.kind != MentionKind::name) return false;
    return explained.find(tagged.words[name.first].hash) != nullptr;
  };
  for (TaggedText& tagged : texts) {
    const auto word = [&](std::uint32_t at) { return tagged.words[at].in(tagged.text); };
    const auto in_name = [&](std::uint32_t at) {
      const auto behind = std::partition_point(tagged.names.begin(), tagged.names.end(),
                                               [at](const NameSpan& name) { return name.last <= at; });
      return behind != tagged.names.end() && behind->first <= at;
    };
    const auto is_other = [&](const NameSpan& name) {
      if (name.last - name.first != 1 || name.first == 0 || tagged.words[name.first].shape != Shape::upper)
        return false;
      const bool bracketed =
          word(name.first - 1) == "(" && name.last < tagged.words.size() && word(name.last) == ")";
      const std::uint32_t before = bracketed ? name.first - 2 : name.first - 1;
      if (name.first < (bracketed ? 2u : 1u)) return false;
      if (is_canton(word(name.first)) && in_name(before)) return true;
      const bool noun = bracketed && name.entry == kNoEntry && tagged.words[before].shape == Shape::title &&
                        !in_name(before) && !names_institution(word(before));
      if (noun) explained[tagged.words[name.first].hash] = true;
      return noun;
    };
    std::vector<NameSpan> kept;
    std::copy_if(tagged.names.begin(), tagged.names.end(), std::back_inserter(kept), std::not_fn(is_other));
    tagged.names = std::move(kept);
  }
  if (explained.size() == 0) return;
  for (TaggedText& tagged : texts)
    std::erase_if(tagged.names, [&](const NameSpan& name) { return is_explained(tagged, name); });
}

void NameResolver::agree_on_types(std::span<TaggedText> texts) {
  votes_.clear();
  const auto hash_of = [this](const TaggedText& tagged, const NameSpan& span) {
    // A person in full and the surname alone are of one kind.
    const bool person = span.type == EntityType::person || span.type == EntityType::place;
    const Word& last = tagged.words[span.last - 1];
    if (span.last - span.first == 1) {
      const std::string_view word = last.in(tagged.text);
      const std::uint64_t stem = hash_word(word.substr(0, word.size() - 1));
      return word.ends_with('s') && words_.find(stem) != nullptr ? stem : last.hash;
    }
    if (person && span.entry == kNoEntry && span.last - span.first < 4 && last.shape == Shape::title)
      return last.hash;
    std::uint64_t hash = 0;
    for (std::uint32_t i = span.first; i < span.last; ++i) hash = extend_hash(hash, tagged.words[i].hash);
    return hash;
  };
  for (const TaggedText& tagged : texts) {
    for (const NameSpan& span : tagged.names) {
      if (span.kind != MentionKind::name) continue;
      auto& votes = votes_[hash_of(tagged, span)];
      // What a list says weighs more than one more guess.
      auto& count = votes[static_cast<std::size_t>(span.type)];
      count = static_cast<std::uint16_t>(std::min(count + (span.entry != kNoEntry ? 2 : 1), 60000));
    }
  }
  for (TaggedText& tagged : texts) {
    for (NameSpan& span : tagged.names) {
      if (span.kind != MentionKind::name || span.entry != kNoEntry) continue;
      // What else the surname names says nothing of who has a first name: Anne Spiegel.
      if (span.type == EntityType::person && span.last - span.first > 1) continue;
      const auto& votes = *votes_.find(hash_of(tagged, span));
      const auto most = std::max_element(votes.begin(), votes.end());
      if (*most > votes[static_cast<std::size_t>(span.type)]) {
        span.type = static_cast<EntityType>(most - votes.begin());
      }
    }
  }
}

void NameResolver::note_short_forms(std::span<const TaggedText> texts) {
  short_forms_.clear();
  long_names_.clear();
  for (const TaggedText& tagged : texts) {
    for (std::size_t i = 0; i + 1 < tagged.names.size(); ++i) {
      const NameSpan& name = tagged.names[i];
      const NameSpan& abbreviation = tagged.names[i + 1];
      if (abbreviation.first != name.last + 1 || abbreviation.last - abbreviation.first != 1 ||
          name.last - name.first < 2) {
        continue;
      }
      const Word& word = tagged.words[abbreviation.first];
      const bool organizations =
          name.type == EntityType::organization && abbreviation.type == EntityType::organization;
      const bool bracketed = tagged.words[name.last].in(tagged.text) == "(" &&
                             abbreviation.last < tagged.words.size() &&
                             tagged.words[abbreviation.last].in(tagged.text) == ")";
      // A party behind a politician or a club is in brackets, too; but that is no abbreviation of its words.
      const bool initial =
          word.in(tagged.text).substr(0, 1) == tagged.words[name.first].in(tagged.text).substr(0, 1) ||
          names_institution(tagged.words[name.last - 1].in(tagged.text));
      if (!organizations || !bracketed || !initial || word.shape != Shape::upper ||
          abbreviation.entry != kNoEntry)
        continue;
      if (short_forms_.find(word.hash) != nullptr) continue;
      short_forms_[word.hash] = static_cast<std::uint32_t>(long_names_.size());
      long_names_.push_back(name.entry != kNoEntry ? gazetteer_.entry(name.entry).name
                                                   : surface(tagged, name));
    }
  }
}

/// `MSV` is MSV Duisburg where the article says so, and Küssnacht is Küssnacht am Rigi; not where there are
/// two of them.
void NameResolver::note_long_names(std::span<const TaggedText> texts) {
  beginnings_.clear();
  for (const TaggedText& tagged : texts) {
    for (const NameSpan& name : tagged.names) {
      if (name.kind != MentionKind::name || name.last - name.first < 2) continue;
      const Word& first = tagged.words[name.first];
      const bool club = name.type == EntityType::organization && first.shape == Shape::upper;
      const bool place = name.type == EntityType::place && name.last - name.first > 2 &&
                         first.shape == Shape::title && tagged.words[name.first + 1].shape == Shape::lower;
      if (!club && !place) continue;
      const std::string full =
          name.entry != kNoEntry ? gazetteer_.entry(name.entry).name : surface(tagged, name);
      std::uint32_t& number = beginnings_[extend_hash(first.hash, static_cast<std::uint64_t>(name.type))];
      if (number == 0) {
        long_names_.push_back(full);
        number = static_cast<std::uint32_t>(long_names_.size());
      } else if (number != kManyNames && long_names_[number - 1] != full) {
        number = kManyNames;
      }
    }
  }
}

std::string NameResolver::surface(const TaggedText& tagged, const NameSpan& span) const {
  std::string name;
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    const Word& word = tagged.words[i];
    if (i > span.first && tagged.words[i - 1].end < word.start) name += ' ';
    name += word.in(tagged.text).substr(0, span.end - word.start);
  }
  if (span.kind == MentionKind::name && span.type != EntityType::person) {
    std::string mended = nominative(name);
    if (mended != name) return mended;
  }
  const std::string_view last = last_word(name);
  if (span.type == EntityType::organization && last.size() < name.size()) {
    const std::string_view shorter = std::string_view(name).substr(0, name.size() - 1);
    return name.ends_with('s') && words_.find(hash_word(shorter)) != nullptr ? std::string(shorter) : name;
  }
  if (span.kind != MentionKind::name || last.size() < 4 || !last.ends_with('s') || last.ends_with("ss"))
    return name;
  const bool said_without = words_.find(hash_word(last.substr(0, last.size() - 1))) != nullptr;
  if (said_without) name.pop_back();
  return name;
}

void NameResolver::note_persons(std::span<const TaggedText> texts) {
  persons_.clear();
  surnames_.clear();
  // Longer names first, so that Sheib ad-Din is seen to be Ayman Sheib ad-Din.
  for (const std::uint32_t words : {3u, 2u, 1u}) {
    for (const TaggedText& tagged : texts) {
      for (const NameSpan& span : tagged.names) {
        if (span.type != EntityType::person || span.kind != MentionKind::name) continue;
        const bool known = span.entry != kNoEntry;
        std::string name = known ? gazetteer_.entry(span.entry).name : surface(tagged, span);
        if (std::min(known ? std::max(span.last - span.first, 2u) : span.last - span.first, 3u) != words)
          continue;
        if (last_word(name).size() >= 2 && surnames_.find(hash_word(name)) == nullptr)
          note_person(std::move(name), words > 1);
      }
    }
  }
}

void NameResolver::note_person(std::string name, bool full) {
  const auto index = static_cast<std::uint32_t>(persons_.size());
  const auto note = [&](std::string_view part) {
    for (const std::string& form : {std::string(part), std::string(part) + "s"}) {
      if (surnames_.find(hash_word(form)) == nullptr) surnames_[hash_word(form)] = index;
    }
  };
  constexpr std::size_t kMostBytes = 100;  // nobody is called longer
  if (name.size() <= kMostBytes) {
    for (std::size_t blank = name.find(' '); blank != std::string::npos; blank = name.find(' ', blank + 1))
      note(std::string_view(name).substr(blank + 1));
  }
  const std::string_view surname = last_word(name);
  note(surname);
  // Achmed al-Scharaa is Scharaa, too.
  if (surname.find('-') == 2 && surname[0] >= 'a' && surname[0] <= 'z') note(surname.substr(3));
  persons_.push_back({std::move(name), full});
}

/// Who is named in full is meant by the surname, too, whatever else is called so: Anne Spiegel.
void NameResolver::prefer_persons(TaggedText& tagged) const {
  for (NameSpan& span : tagged.names) {
    // Quastenbergs Büro names Quastenberg.
    const Word& first = tagged.words[span.first];
    if (span.entry == kNoEntry && span.type != EntityType::person && span.last - span.first > 1 &&
        first.in(tagged.text).ends_with('s')) {
      const std::uint32_t* owner = surnames_.find(first.hash);
      if (!owner || !persons_[*owner].full || persons_[*owner].name.ends_with(first.in(tagged.text)))
        continue;
      span.last = span.first + 1;
      span.end = first.end;
      span.type = EntityType::person;
      continue;
    }
    if (span.entry == kNoEntry || span.type == EntityType::person || span.last - span.first != 1 ||
        span.kind != MentionKind::name || tagged.words[span.first].shape != Shape::title)
      continue;
    const std::uint32_t* person = surnames_.find(tagged.words[span.first].hash);
    if (!person || !persons_[*person].full) continue;
    span.type = EntityType::person;
    span.entry = kNoEntry;
  }
}

std::string NameResolver::canonical(const TaggedText& tagged, const NameSpan& span) const {
  if (span.last - span.first == 1 && !long_names_.empty() && span.kind == MentionKind::name) {
    const std::uint64_t hash =
        extend_hash(tagged.words[span.first].hash, static_cast<std::uint64_t>(span.type));
    const std::uint32_t* number = beginnings_.find(hash);
    if (number && *number != kManyNames) return long_names_[*number - 1];
  }
  if (span.entry != kNoEntry) return gazetteer_.entry(span.entry).name;
  if (span.type == EntityType::organization && span.last - span.first == 1 && !long_names_.empty()) {
    const Word& word = tagged.words[span.first];
    const std::uint64_t hash = span.kind == MentionKind::name
                                   ? word.hash
                                   : hash_word(tagged.text.substr(span.start, span.end - span.start));
    if (const std::uint32_t* long_name = short_forms_.find(hash)) return long_names_[*long_name];
  }
  std::string name = surface(tagged, span);
  if (span.type != EntityType::person) return name;
  const std::uint32_t* person = surnames_.find(hash_word(name));
  return person ? persons_[*person].name : name;
}

void NameResolver::find_repeated(TaggedText& tagged) {
  std::vector<NameSpan> merged;
  std::size_t next = 0;
  bool found = false;
  for (std::uint32_t at = 0; at < tagged.words.size();) {
    if (next < tagged.names.size() && tagged.names[next].first <= at) {
      at = std::max(at + 1, tagged.names[next].last);
      merged.push_back(tagged.names[next++]);
      continue;
    }
    const std::uint32_t here = at++;
    const Word& word = tagged.words[here];
    if (word.shape != Shape::title && word.shape != Shape::mixed) continue;
    std::uint32_t end = word.end;
    MentionKind kind = MentionKind::name;
    if (surnames_.find(word.hash) == nullptr) {
      const std::size_t hyphen = word.in(tagged.text).find('-');
      if (hyphen == std::string_view::npos || is_named_after(word.in(tagged.text))) continue;
      end = word.start + static_cast<std::uint32_t>(hyphen);
      if (surnames_.find(hash_word(word.in(tagged.text).substr(0, hyphen))) == nullptr) continue;
      kind = MentionKind::part;
    } else if (here > 0 && is_article_before_noun(tagged.words[here - 1].in(tagged.text))) {
      continue;
    }
    merged.push_back({here, here + 1, word.start, end, EntityType::person, kind});
    found = true;
  }
  if (found) tagged.names = std::move(merged);
}

std::optional<std::size_t> dominant_bearer(std::span<const Bearer> bearers) {
  if (bearers.size() == 1) return 0;
  std::optional<std::size_t> related;
  std::size_t relations = 0;
  std::size_t most = 0;
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < bearers.size(); ++i) {
    if (bearers[i].shared > 0) related = i, ++relations;
    if (bearers[i].articles > bearers[most].articles) most = i;
    all += bearers[i].articles;
  }
  if (relations == 1) return related;
  if (relations == 0 && !bearers.empty() && bearers[most].articles >= 10 * (all - bearers[most].articles))
    return most;
  return std::nullopt;
}

}  // namespace blattwerk::entities
