#include "entities/name_resolver.h"

#include <algorithm>

#include "entities/named_after.h"

namespace blattwerk::entities {
namespace {

/// The last word of a name, and what stands before it.
std::string_view last_word(std::string_view name) {
  const auto blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
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
  agree_on_types(texts);
  note_short_forms(texts);
  note_persons(texts);
  std::vector<std::vector<EntityMention>> mentions(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    TaggedText& tagged = texts[i];
    if (!persons_.empty()) find_repeated(tagged);
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
  }
}

void NameResolver::agree_on_types(std::span<TaggedText> texts) {
  votes_.clear();
  const auto hash_of = [](const TaggedText& tagged, const NameSpan& span) {
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
          word.in(tagged.text).substr(0, 1) == tagged.words[name.first].in(tagged.text).substr(0, 1);
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

std::string NameResolver::surface(const TaggedText& tagged, const NameSpan& span) const {
  std::string name;
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    const Word& word = tagged.words[i];
    if (i > span.first && tagged.words[i - 1].end < word.start) name += ' ';
    name += word.in(tagged.text).substr(0, span.end - word.start);
  }
  const std::string_view last = last_word(name);
  if (span.kind != MentionKind::name || last.size() < 4 || !last.ends_with('s') || last.ends_with("ss"))
    return name;
  const bool said_without = words_.find(hash_word(last.substr(0, last.size() - 1))) != nullptr;
  if (said_without) name.pop_back();
  return name;
}

void NameResolver::note_persons(std::span<const TaggedText> texts) {
  persons_.clear();
  surnames_.clear();
  for (const bool full : {true, false}) {
    for (const TaggedText& tagged : texts) {
      for (const NameSpan& span : tagged.names) {
        if (span.type != EntityType::person || span.kind != MentionKind::name) continue;
        const bool known = span.entry != kNoEntry;
        std::string name = known ? gazetteer_.entry(span.entry).name : surface(tagged, span);
        if ((known || span.last - span.first > 1) != full) continue;
        const std::string surname(last_word(name));
        if (surname.size() < 2 || surnames_.find(hash_word(surname)) != nullptr) continue;
        const auto index = static_cast<std::uint32_t>(persons_.size());
        surnames_[hash_word(surname)] = index;
        surnames_[hash_word(surname + "s")] = index;
        persons_.push_back({std::move(name), full});
      }
    }
  }
}

std::string NameResolver::canonical(const TaggedText& tagged, const NameSpan& span) const {
  if (span.entry != kNoEntry) return gazetteer_.entry(span.entry).name;
  if (span.type == EntityType::organization && span.last - span.first == 1 && !long_names_.empty()) {
    const Word& word = tagged.words[span.first];
    const std::uint64_t hash = span.kind == MentionKind::name
                                   ? word.hash
                                   : hash_word(tagged.text.substr(span.start, span.end - span.start));
    if (const std::uint32_t* long_name = short_forms_.find(hash)) return long_names_[*long_name];
  }
  std::string name = surface(tagged, span);
  if (span.type != EntityType::person || span.last - span.first != 1) return name;
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
