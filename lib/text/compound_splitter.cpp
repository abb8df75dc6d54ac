#include "text/compound_splitter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "text/compound_search.h"
#include "text/compound_tables.h"
#include "text/lexicon_image.h"
#include "text/stemmer.h"
#include "text/word_table.h"

namespace blattwerk::text {
namespace {

constexpr std::size_t kShortestCompound = 6;
constexpr std::size_t kShortestPart = 3;
/// How large the mean logarithm of the parts' families must be for a word of 12 letters that the dictionary
/// has, and for one that it lacks.
constexpr double kNeededOfKnown = 1.5;
constexpr double kNeededOfNew = 1.0;
/// The more often a word was seen, the surer it is one of its own (Minister); the longer it is, the less
/// likely its parts are found in it by chance.
constexpr double kNeededForFrequency = 0.35;
constexpr double kSparedForLetter = 0.15;
/// Reichen|bach, Wagen|knecht: a new word that ends as names do is likely one.
constexpr double kNeededOfName = 2.5;
/// Bar|ton, Bret|ton: so is one with a part of three letters, unless these begin or end many words.
constexpr double kNeededForShort = 0.5;
/// How many stretches are looked at for one word: odd ones end here, others need some ten.
constexpr int kMostSearches = 64;

struct Tables {
  WordSet particles{tables::kParticles};
  WordSet whole_words{tables::kWholeWords};
  WordSet name_endings{tables::kNameEndings};
};

const Tables& known() {
  static const Tables kTables;
  return kTables;
}

bool is_whole(std::string_view word) {
  for (const std::string_view ending : {"", "s", "es", "e", "en", "n", "er", "ern", "in", "innen"}) {
    if (word.ends_with(ending) && known().whole_words.contains(word.substr(0, word.size() - ending.size())))
      return true;
  }
  return false;
}

/// The word for a man that `word` for a woman is made of (Kommissarin, Bürgerinnen); empty if it is none.
std::string_view masculine_of(std::string_view word) {
  std::string_view base = word;
  if (base.ends_with("innen")) {
    base.remove_suffix(5);
  } else if (base.ends_with("in")) {
    base.remove_suffix(2);
  } else {
    return {};
  }
  for (const std::string_view agent : {"er", "ist", "ent", "ant", "eur", "or", "ar", "log"}) {
    if (base.size() > agent.size() + 2 && base.ends_with(agent)) return base;
  }
  return {};
}

/// fest|genommen, frei|gestellt: the verb's prefix stands apart in other forms, and its participle is no
/// head.
bool is_prefixed_participle(std::string_view word, std::size_t joint) {
  const std::string_view head = word.substr(joint);
  if (verb_prefix_length(word.substr(0, joint)) != joint || !head.starts_with("ge") || head.size() < 6)
    return false;
  const Stemmer stemmer;
  return !stemmer.stem(head).starts_with("ge");
}

/// The splits known by heart, each under its word written together.
class KnownSplits {
 public:
  KnownSplits() {
    const WordSet listed(tables::kKnownSplits);
    for (const std::string_view split : listed.words()) {
      std::string word(split);
      std::erase(word, '|');
      splits_.emplace_back(std::move(word), split);
    }
    std::sort(splits_.begin(), splits_.end());
    for (const auto& [word, split] : splits_) sieve_.add(word);
  }

  /// The parts of `word`, or of the word it is an inflected form of; none where it is not known.
  std::vector<CompoundPart> find(std::string_view word) const {
    for (const std::string_view ending : {"", "s", "es", "e", "en", "n", "er", "ern"}) {
      if (!word.ends_with(ending)) continue;
      const std::string_view base = word.substr(0, word.size() - ending.size());
      if (!sieve_.may_hold(base)) continue;
      const auto at =
          std::lower_bound(splits_.begin(), splits_.end(), base,
                           [](const auto& split, std::string_view key) { return split.first < key; });
      if (at != splits_.end() && at->first == base) return parts_of(at->second, word.size());
    }
    return {};
  }

 private:
  static std::vector<CompoundPart> parts_of(std::string_view split, std::size_t length) {
    std::vector<CompoundPart> parts;
    std::size_t begin = 0;
    while (!split.empty()) {
      const std::string_view part = split.substr(0, split.find('|'));
      split.remove_prefix(std::min(part.size() + 1, split.size()));
      const std::size_t end = split.empty() ? length : begin + part.size();
      parts.push_back(
          {static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(end), std::string(part), false});
      begin = end;
    }
    return parts;
  }

  std::vector<std::pair<std::string, std::string_view>> splits_;
  WordSieve sieve_;
};

/// The splits of one word and of the stretches within it.
class Splits {
 public:
  explicit Splits(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// The segments of `word`, of which the last bears the inflection of the whole; none where it stays whole.
  std::optional<CompoundSegments> find(std::string_view word, bool is_part) {
    if (word.size() < kShortestCompound || is_whole(word) || ++searches_ > kMostSearches) return std::nullopt;
    const BeginningsOf beginnings(lexicon_, word, 0);
    if (beginnings.is_proper_name()) return std::nullopt;
    // Ministern is no Mini-Stern: it is split as Minister is.
    const std::optional<std::size_t> lemma_end = beginnings.lemma_end();
    if (lemma_end && *lemma_end < word.size()) {
      std::optional<CompoundSegments> segments = find(word.substr(0, *lemma_end), is_part);
      if (segments) segments->parts[segments->count - 1u].end = static_cast<std::uint8_t>(word.size());
      return segments;
    }
    const std::optional<CompoundSegments> segments = find_segments(lexicon_, word, beginnings);
    if (!segments) return std::nullopt;
    const WordKind kind = beginnings.until(word.size()).kind;
    // traumhaft is no Haft.
    if (kind == WordKind::word && word.ends_with("haft")) return std::nullopt;
    const bool is_known = kind == WordKind::noun || kind == WordKind::word;
    double needed = is_known ? kNeededOfKnown : kNeededOfNew;
    needed += kNeededForFrequency * std::log1p(static_cast<double>(beginnings.frequency()));
    needed -= kSparedForLetter * (static_cast<double>(word.size()) - 12);
    const std::size_t joint = segments->parts[segments->count - 1u].begin;
    if (!is_known && !is_part && word[joint - 1] != 's' && known().name_endings.contains(word.substr(joint)))
      needed += kNeededOfName;
    for (const CompoundSegment& part : segments->all()) {
      if (!is_known && part.end - part.begin <= 3) needed += kNeededForShort;
    }
    if (segments->score < needed || is_derived(word, *segments) || is_prefixed_participle(word, joint))
      return std::nullopt;
    return segments;
  }

  /// Appends the parts of `segments`, whose letters begin at `offset` of the whole, nested words before their
  /// parts.
  void list(std::string_view word, const CompoundSegments& segments, std::size_t offset,
            std::vector<CompoundPart>& parts) {
    list(word, segments.all(), offset, parts);
  }

 private:
  /// Nach|teile rather than Nacht|eile, Zu|griff than Zuge|riff: a particle before a known word. A particle
  /// makes no compound, so the word stays whole, unless the rest is split at the same joints
  /// (Einwechsel|spieler).
  bool is_derived(std::string_view word, const CompoundSegments& segments) {
    for (std::size_t length = 2; length <= 8 && length + 4 <= word.size(); ++length) {
      if (!known().particles.contains(word.substr(0, length))) continue;
      const std::string_view rest = word.substr(length);
      if (!is_known_word(rest)) continue;
      const std::optional<CompoundSegments> of_rest = find(rest, true);
      const auto is_joint_of_rest = [&](const CompoundSegment& part) {
        const auto at = [&](const CompoundSegment& other) { return other.begin + length == part.begin; };
        return part.begin == 0 || (of_rest && std::any_of(of_rest->all().begin(), of_rest->all().end(), at));
      };
      if (!std::all_of(segments.all().begin(), segments.all().end(), is_joint_of_rest)) return true;
    }
    return false;
  }

  /// A noun or an adjective in any form, or a form of a verb, that texts have; the verb may have a prefix of
  /// its own (aufzugehen).
  bool is_known_word(std::string_view rest) const {
    const BeginningsOf beginnings(lexicon_, rest, 0);
    if (const std::optional<std::size_t> lemma_end = beginnings.lemma_end()) {
      const LexiconEntry& base = beginnings.until(*lemma_end);
      if (base.heads >= 2 || base.frequency >= 3) return true;
    }
    const auto is_verb = [&](std::string_view verb) {
      const LexiconEntry entry = lexicon_.find(verb, lexicon_hash(verb));
      return entry.kind == WordKind::word && entry.frequency >= 3;
    };
    if (!rest.ends_with("en")) return false;
    return is_verb(rest) || (rest.starts_with("zu") && is_verb(rest.substr(2)));
  }

  using Segments = std::span<const CompoundSegment>;

  void list(std::string_view word, Segments segments, std::size_t offset, std::vector<CompoundPart>& parts) {
    if (segments.size() == 1) {
      list_one(word, segments.front(), offset, parts);
      return;
    }
    // Several of them may be a word together: Bundes|verfassungsgericht, Klimaschutz|ziel.
    for (std::size_t i = 1; i < segments.size(); ++i) {
      const Segments head = segments.subspan(i), modifier = segments.first(segments.size() - i);
      if (is_noun(word, head)) {
        list(word, segments.first(i), offset, parts);
        list_noun(word, head, offset, parts);
        return;
      }
      if (is_noun(word, modifier)) {
        list_noun(word, modifier, offset, parts);
        list(word, segments.subspan(modifier.size()), offset, parts);
        return;
      }
    }
    for (const CompoundSegment& segment : segments) list_one(word, segment, offset, parts);
  }

  bool is_noun(std::string_view word, Segments segments) const {
    if (segments.size() < 2) return false;
    const std::size_t begin = segments.front().begin;
    const std::size_t end = segments.back().end == word.size() ? word.size() : segments.back().word_end;
    const BeginningsOf beginnings(lexicon_, word.substr(0, end), begin);
    return end == word.size() ? beginnings.lemma_end().has_value()
                              : beginnings.until(end).kind == WordKind::noun;
  }

  void list_noun(std::string_view word, Segments segments, std::size_t offset,
                 std::vector<CompoundPart>& parts) {
    const CompoundSegment& last = segments.back();
    const std::size_t begin = segments.front().begin;
    const std::size_t end = last.end == word.size() ? last.end : last.word_end;
    parts.push_back({static_cast<std::uint16_t>(offset + begin),
                     static_cast<std::uint16_t>(offset + last.end),
                     std::string(word.substr(begin, end - begin)), true});
    list(word, segments, offset, parts);
  }

  void list_one(std::string_view word, const CompoundSegment& segment, std::size_t offset,
                std::vector<CompoundPart>& parts) {
    const bool is_head = segment.end == word.size();
    const std::size_t end = is_head ? segment.end : segment.word_end;
    const std::string_view part = word.substr(segment.begin, end - segment.begin);
    std::optional<CompoundSegments> nested;
    if (is_head || segment.is_word) nested = find(part, true);
    const std::size_t begin = offset + segment.begin;
    parts.push_back({static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(offset + segment.end),
                     std::string(part), nested.has_value()});
    if (!nested) return;
    const std::size_t first = parts.size();
    list(part, nested->all(), begin, parts);
    // The last of them takes in the linking element.
    for (std::size_t i = first; i < parts.size(); ++i) {
      if (parts[i].end == offset + end) parts[i].end = static_cast<std::uint16_t>(offset + segment.end);
    }
  }

  const Lexicon& lexicon_;
  int searches_ = 0;
};

}  // namespace

std::vector<CompoundPart> CompoundSplitter::split(std::string_view word) const {
  static const KnownSplits kKnownSplits;
  if (word.size() < kShortestCompound || word.size() > kLongestCompound) return {};
  if (is_function_word(word)) return {};
  if (std::vector<CompoundPart> parts = kKnownSplits.find(word); !parts.empty()) return parts;
  // möglicherweise: weise derives adverbs.
  if (word.ends_with("erweise")) return {};
  if (const std::string_view masculine = masculine_of(word); !masculine.empty()) {
    std::vector<CompoundPart> parts = split(masculine);
    for (CompoundPart& part : parts) {
      if (part.end != masculine.size()) continue;
      part.end = static_cast<std::uint16_t>(word.size());
      part.word += "in";
    }
    return parts;
  }
  std::vector<CompoundPart> parts;
  Splits splits(*lexicon_);
  if (const std::optional<CompoundSegments> segments = splits.find(word, false))
    splits.list(word, *segments, 0, parts);
  return parts;
}

std::vector<std::size_t> CompoundSplitter::head_positions(std::string_view word) const {
  std::vector<std::size_t> positions;
  const std::vector<CompoundPart> parts = split(word);
  for (std::size_t i = parts.size(); i-- > 0;) {
    if (parts[i].begin > 0 && (positions.empty() || positions.back() != parts[i].begin))
      positions.push_back(parts[i].begin);
  }
  if (const std::size_t prefix = verb_prefix_length(word);
      prefix > 0 && word.size() - prefix >= kShortestPart) {
    if (std::find(positions.begin(), positions.end(), prefix) == positions.end()) positions.push_back(prefix);
  }
  return positions;
}

}  // namespace blattwerk::text
