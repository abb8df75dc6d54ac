#include "text/compound_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "text/compound_tables.h"
#include "text/ending.h"
#include "text/lexicon_image.h"
#include "text/word_table.h"

namespace blattwerk::text {
namespace {

constexpr std::size_t kShortestPart = 2;
/// What one more part costs, in logarithms of family sizes: Bundes|verfassungsgericht before three parts.
constexpr double kPartCost = 6.0;
/// Schiffahrt: it is less likely that two words share a letter.
constexpr double kSharedLetter = 1.0;
constexpr std::array<Ending, 7> kLinks = {"s", "es", "n", "en", "er", "ens", "e"};
constexpr std::array<Ending, 11> kHeadEndings = {"s",   "es", "e",     "en", "n", "er",
                                                 "ern", "in", "innen", "em", "ns"};
constexpr std::array<Ending, 12> kNounEndings = {"",   "s",   "es", "e",  "en",  "n",
                                                 "er", "ern", "ns", "se", "sen", "ses"};
constexpr std::array<Ending, 7> kNameEndings = {"", "s", "er", "ers", "ern", "erin", "n"};
constexpr std::array<Ending, 5> kAdjectiveEndings = {"e", "en", "er", "es", "em"};
constexpr std::array<Ending, 10> kSuperlativeEndings = {"sten",  "ste",  "ster",  "stes",  "stem",
                                                        "esten", "este", "ester", "estes", "estem"};
constexpr double kNever = -std::numeric_limits<double>::infinity();

struct Tables {
  WordSet no_modifiers{tables::kNoModifiers};
  WordSet suffixes{tables::kSuffixes};
  WordSet no_heads{tables::kNoHeads};
  WordSet short_parts{tables::kShortParts};
  WordSet directions{tables::kDirections};
  WordSet isch_endings{tables::kIschEndings};
};

const Tables& known() {
  static const Tables kTables;
  return kTables;
}

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

double often(const LexiconEntry& entry, std::uint32_t most) {
  return static_cast<double>(std::min(entry.frequency, most));
}

/// How large a family a word of this kind and frequency may be expected to have as a modifier, where none was
/// counted.
double expected_modifiers(const LexiconEntry& entry) {
  switch (entry.kind) {
    case WordKind::noun:
      return 0.25 + 0.02 * often(entry, 50);
    case WordKind::word:
      return 0.1 + 0.01 * often(entry, 50);
    case WordKind::stem:
      return 0.04 + 0.004 * often(entry, 50);
    case WordKind::name:
    case WordKind::proper_name:
      return entry.frequency >= 3 ? 0.02 * often(entry, 60) : 0;
    case WordKind::unknown:
      break;
  }
  return 0;
}

/// The same as a head: mostly nouns are.
double expected_heads(const LexiconEntry& entry) {
  if (entry.kind == WordKind::noun || (entry.kind == WordKind::word && entry.heads > 0))
    return 0.4 + 0.04 * often(entry, 60);
  return entry.kind == WordKind::word && entry.frequency >= 2 ? 0.05 + 0.005 * often(entry, 100) : 0;
}

bool is_dictionary_word(const LexiconEntry& entry) {
  return entry.kind == WordKind::noun || entry.kind == WordKind::word;
}

bool is_too_short(std::string_view part) {
  return part.size() <= 3 && !known().short_parts.contains(part);
}

/// heits, schafts: derivations, no parts.
bool is_suffix(std::string_view part) {
  return known().suffixes.contains(part) ||
         (part.ends_with('s') && known().suffixes.contains(part.substr(0, part.size() - 1)));
}

/// Where the ending of an adjective in -isch begins, with the letters that make it look like a noun; the
/// word's size where it has none: dram|atischer.
std::size_t isch_ending(std::string_view word) {
  constexpr std::string_view kIsch = "isch";
  std::string_view base = word;
  if (!base.ends_with(kIsch)) {
    const std::size_t e = base.rfind('e');
    if (e == std::string_view::npos || base.size() - e > 2) return word.size();
    base = base.substr(0, e);
    if (!base.ends_with(kIsch)) return word.size();
  }
  for (std::size_t length = kIsch.size() + 2; length <= kIsch.size() + 3 && length < base.size(); ++length) {
    const std::size_t begin = base.size() - length;
    // Kaffee|tisch: a double vowel ends a word of its own.
    if (known().isch_endings.contains(base.substr(begin)) && base[begin - 1] != base[begin]) return begin;
  }
  return word.size();
}

/// The segmentation by dynamic programming from left to right: at each letter the best way to have read what
/// is before it as modifiers.
class Search {
 public:
  Search(const Lexicon& lexicon, std::string_view word)
      : lexicon_(lexicon), word_(word), heads_end_(isch_ending(word)) {
    nodes_[0].score = 0;
  }

  std::optional<CompoundSegments> run(const BeginningsOf& beginnings) {
    extend(0, beginnings);
    for (std::size_t at = kShortestPart; at + kShortestPart < word_.size(); ++at) {
      if (nodes_[at].score == kNever) continue;
      const BeginningsOf from_here(lexicon_, word_, at);
      if (at <= heads_end_ || beginnings.until(word_.size()).kind == WordKind::noun)
        consider_head(at, from_here);
      extend(at, from_here);
    }
    if (best_score_ == kNever) return std::nullopt;
    return segments();
  }

 private:
  struct Reading {
    double size = 0;  ///< of the family
    std::size_t word_end = 0;
    bool is_word = false;
  };
  struct Node {
    double score = kNever;  ///< of the modifiers before it
    std::uint8_t before = 0;
    std::uint8_t parts = 0;
    CompoundSegment modifier{};
  };

  /// Reads modifiers that begin at `begin`.
  void extend(std::size_t begin, const BeginningsOf& from) {
    if (nodes_[begin].parts + 2u > segments_.parts.size()) return;
    Ending::Tail tail(word_.substr(begin, kShortestPart - 1));
    for (std::size_t end = begin + kShortestPart; end + kShortestPart <= word_.size(); ++end) {
      tail.read(word_[end - 1]);
      const Reading reading = modifier(begin, end, tail, from);
      if (reading.size <= 0) continue;
      const double weight = std::log(reading.size);
      reach(begin, end, end, reading, weight);
      // Schiffahrt: three equal letters were folded to two, and both words want theirs.
      if (end - begin > 3 && word_[end - 1] == word_[end - 2] && !is_vowel(word_[end - 1]) &&
          from.until(end).kind == WordKind::noun) {
        reach(begin, end, end - 1, reading, weight - kSharedLetter);
      }
    }
  }

  void reach(std::size_t begin, std::size_t end, std::size_t node, const Reading& reading, double weight) {
    const double score = nodes_[begin].score + weight - kPartCost;
    if (score <= nodes_[node].score) return;
    nodes_[node] = {score,
                    static_cast<std::uint8_t>(begin),
                    static_cast<std::uint8_t>(nodes_[begin].parts + 1),
                    {static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(end),
                     static_cast<std::uint8_t>(reading.word_end), reading.is_word}};
  }

  Reading modifier(std::size_t begin, std::size_t end, const Ending::Tail& tail,
                   const BeginningsOf& from) const {
    const std::string_view part = word_.substr(begin, end - begin);
    Reading reading{0, end, false};
    double expected = 0;
    WordKind best_kind = WordKind::stem;
    const auto consider = [&](std::size_t word_end, double share) {
      const LexiconEntry& entry = from.until(word_end);
      const double found = share * expected_modifiers(entry);
      if (found <= 0 || is_too_short(part.substr(0, word_end - begin)) ||
          known().no_modifiers.contains(part.substr(0, word_end - begin)))
        return;
      expected = std::max(expected, found);
      // Sicherheits- is a form of Sicherheit, though some dictionaries list it.
      if (entry.kind > best_kind) {
        best_kind = entry.kind;
        reading.word_end = word_end;
        reading.is_word = true;
      }
    };
    consider(end, 1);
    for (const Ending& link : kLinks) {
      if (part.size() >= link.size() + kShortestPart && tail.ends_with(link))
        consider(end - link.size(), &link == &kLinks.front() ? 1 : 0.5);
    }
    const std::uint16_t family = from.until(end).modifiers;
    if (family == 0 && expected == 0) return {};
    if (is_too_short(part) || known().no_modifiers.contains(part) || (part != "innen" && is_suffix(part)))
      return {};
    reading.size = family + expected;
    return reading;
  }

  void consider_head(std::size_t begin, const BeginningsOf& from) {
    Reading reading = head(begin, from);
    const CompoundSegment& before = nodes_[begin].modifier;
    // Nord|amerika: names have no families.
    const LexiconEntry& whole = from.until(word_.size());
    if (reading.size < kNamedPlace && whole.frequency >= 8 && whole.kind != WordKind::noun &&
        word_.size() - begin >= 5 &&
        known().directions.contains(word_.substr(before.begin, before.end - before.begin))) {
      reading = {kNamedPlace, word_.size(), false};
    }
    if (reading.size <= 0) return;
    const double score = nodes_[begin].score + std::log(reading.size);
    if (score <= best_score_) return;
    best_score_ = score;
    head_ = {static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(word_.size()),
             static_cast<std::uint8_t>(reading.word_end), reading.is_word};
  }

  Reading head(std::size_t begin, const BeginningsOf& from) const {
    const std::string_view part = word_.substr(begin);
    if (is_suffix(part) || known().no_heads.contains(part) || is_too_short(part)) return {};
    Reading reading;
    const auto consider = [&](std::size_t word_end, double share) {
      const LexiconEntry& entry = from.until(word_end);
      if (word_end < word_.size()) {
        if (entry.kind != WordKind::noun) return;
        const std::string_view base = part.substr(0, word_end - begin);
        if (is_too_short(base) || is_suffix(base) || known().no_heads.contains(base)) return;
      }
      const double expected = expected_heads(entry);
      if (expected <= 0) return;
      const double size = share * (entry.heads + expected);
      if (size > reading.size) reading = {size, word_end, is_dictionary_word(entry)};
    };
    consider(word_.size(), 1);
    const Ending::Tail tail(part);
    for (const Ending& ending : kHeadEndings) {
      if (part.size() >= ending.size() + 3 && tail.ends_with(ending))
        consider(word_.size() - ending.size(), 0.7);
    }
    return reading;
  }

  CompoundSegments segments() {
    const Node& last = nodes_[head_.begin];
    segments_.count = static_cast<std::uint8_t>(last.parts + 1);
    segments_.parts[last.parts] = head_;
    for (std::size_t at = head_.begin, i = last.parts; at > 0; at = nodes_[at].before)
      segments_.parts[--i] = nodes_[at].modifier;
    segments_.score = (best_score_ + kPartCost * last.parts) / segments_.count;
    return segments_;
  }

  static constexpr double kNamedPlace = 20;

  const Lexicon& lexicon_;
  std::string_view word_;
  std::size_t heads_end_;  ///< no head begins behind it
  std::array<Node, kLongestCompound + 1> nodes_;
  CompoundSegment head_{};
  double best_score_ = kNever;
  CompoundSegments segments_;
};

}  // namespace

std::optional<CompoundSegments> find_segments(const Lexicon& lexicon, std::string_view word,
                                              const BeginningsOf& beginnings) {
  return Search(lexicon, word).run(beginnings);
}

BeginningsOf::BeginningsOf(const Lexicon& lexicon, std::string_view word, std::size_t begin)
    : word_(word), begin_(begin) {
  LexiconHash hash;
  for (std::size_t end = begin + 1; end <= word.size(); ++end) {
    hash.extend(word[end - 1]);
    entries_[end] = end - begin < kShortestPart
                        ? LexiconEntry{}
                        : lexicon.find(word.substr(begin, end - begin), hash.finish());
  }
}

std::optional<std::size_t> BeginningsOf::lemma_end() const {
  const std::size_t size = word_.size() - begin_;
  const Ending::Tail tail(word_.substr(begin_));
  for (const Ending& ending : kNounEndings) {
    const std::size_t end = word_.size() - ending.size();
    if (size >= ending.size() + (ending.size() == 0 ? 2 : 4) && tail.ends_with(ending) &&
        entries_[end].kind == WordKind::noun)
      return end;
  }
  // Adjectives: Afrikanische is no Afrika-Nische.
  for (const Ending& ending : kAdjectiveEndings) {
    if (size < ending.size() + 6 || !tail.ends_with(ending)) continue;
    const std::size_t end = word_.size() - ending.size();
    if (entries_[end].kind != WordKind::word) continue;
    const std::string_view base = word_.substr(begin_, end - begin_);
    if (base.ends_with("isch") || base.ends_with("lich") || base.ends_with("ig") || base.ends_with("sam"))
      return end;
  }
  // breitesten is no Brei-Testen.
  for (const Ending& ending : kSuperlativeEndings) {
    const std::size_t end = word_.size() - ending.size();
    if (size >= ending.size() + 4 && tail.ends_with(ending) && entries_[end].kind == WordKind::word)
      return end;
  }
  return std::nullopt;
}

bool BeginningsOf::is_proper_name() const {
  const Ending::Tail tail(word_.substr(begin_));
  return std::any_of(kNameEndings.begin(), kNameEndings.end(), [&](const Ending& ending) {
    return word_.size() - begin_ >= ending.size() + 4 && tail.ends_with(ending) &&
           entries_[word_.size() - ending.size()].kind == WordKind::proper_name;
  });
}

std::uint32_t BeginningsOf::frequency() const {
  const Ending::Tail tail(word_.substr(begin_));
  std::uint32_t most = 0;
  for (const Ending& ending : kNounEndings) {
    if (word_.size() - begin_ < ending.size() + 5 || !tail.ends_with(ending)) continue;
    const LexiconEntry& entry = entries_[word_.size() - ending.size()];
    if (entry.kind != WordKind::stem) most = std::max(most, entry.frequency);
  }
  return most;
}

}  // namespace blattwerk::text
