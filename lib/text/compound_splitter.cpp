#include "text/compound_splitter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "text/compound_tables.h"
#include "text/stemmer.h"
#include "text/word_table.h"

namespace blattwerk::text {
namespace {

constexpr std::size_t kLongestCompound = 60;
constexpr std::size_t kShortestPart = 3;
constexpr std::size_t kShortestCompound = 6;
/// Nested compounds are split again, bound by this.
constexpr int kDeepest = 4;
/// How much more frequent than its parts, in logarithms, a whole word must be to stay whole.
constexpr double kKnownWhole = 0.3;

struct Tables {
  WordSet no_modifiers{tables::kNoModifiers};
  WordSet suffixes{tables::kSuffixes};
  WordSet no_heads{tables::kNoHeads};
  /// Prefixes that are as often the end of the part before (Bürger|rechten).
  WordSet unread_prefixes{"er ge um da in be"};
  WordSet short_parts{tables::kShortParts};
  WordSet whole_words{tables::kWholeWords};
  WordSet known_splits{tables::kKnownSplits};
};

const Tables& known() {
  static const Tables tables;
  return tables;
}

/// A word found in the lexicon for a stretch of letters, and how sure it is.
struct Reading {
  std::string word;
  double weight = 0;  ///< logarithm of the frequency, less for what was assumed
};

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

bool is_whole(std::string_view word) {
  for (const std::string_view ending : {"", "s", "es", "e", "en", "n", "er", "ern", "in", "innen"}) {
    if (word.ends_with(ending) && known().whole_words.contains(word.substr(0, word.size() - ending.size())))
      return true;
  }
  return false;
}

/// The sum over the parts of the best reading of a stretch.
struct Sum {
  double weight = 0;
  int parts = 0;  ///< 0: it cannot be read
};

class Search {
 public:
  Search(const Lexicon& lexicon, std::string_view word)
      : lexicon_(lexicon), word_(word), sums_(2 * word.size() * word.size()) {}

  struct Joint {
    std::size_t left_end = 0;     ///< where the modifier with its linking element ends
    std::size_t right_begin = 0;  ///< before left_end where both share a letter
    double score = 0;             ///< mean logarithm of the frequencies, with the preference for long heads
    Sum sum;
  };

  /// The best joint in [begin, end); `is_head` if the stretch ends the word, and is no modifier.
  std::optional<Joint> best_joint(std::size_t begin, std::size_t end, bool is_head, int depth) {
    if (depth >= kDeepest || end - begin < kShortestCompound) return std::nullopt;
    if (is_whole(word_.substr(begin, end - begin))) return std::nullopt;
    std::optional<Joint> best;
    for (std::size_t joint = begin + 2; joint + kShortestPart <= end; ++joint) {
      const Sum head = sum_of(joint, end, is_head, depth);
      if (head.parts == 0) continue;
      for (const bool shared : {false, true}) {
        // Schiffahrt: three equal letters were folded to two, and both words want theirs.
        if (shared && !(word_[joint] == word_[joint - 1] && !is_vowel(word_[joint]))) continue;
        const std::size_t left_end = shared ? joint + 1 : joint;
        if (shared && weigh(word_.substr(begin, left_end - begin)) == 0) continue;
        const Sum modifier = sum_of(begin, left_end, false, depth);
        if (modifier.parts == 0) continue;
        Joint candidate{left_end, joint, 0, {head.weight + modifier.weight, head.parts + modifier.parts}};
        candidate.score = mean(candidate.sum);
        // Of two ways to cut two words, the one with the longer head: Stau|becken. A head of several words
        // says nothing.
        if (head.parts == 1) candidate.score += kLongHead * static_cast<double>(end - joint);
        if (!best || candidate.score > best->score) best = candidate;
      }
    }
    return best;
  }

  /// The lexicon word that [begin, end) is a form of: a modifier with its linking element, or a head with its
  /// ending.
  std::optional<Reading> reading(std::size_t begin, std::size_t end, bool is_head) const {
    const std::string_view part = word_.substr(begin, end - begin);
    if (part.size() <= kShortestPart && !known().short_parts.contains(part)) return std::nullopt;
    if (is_suffix(part, is_head)) return std::nullopt;
    if (!is_head && known().no_modifiers.contains(part)) return std::nullopt;
    std::optional<Reading> found = is_head ? head_reading(part) : modifier_reading(part);
    return found ? found : prefixed_reading(part, is_head);
  }

  /// The mean logarithm of the parts' frequencies; each part beyond the second makes the split less likely.
  static double mean(const Sum& sum) { return sum.weight / sum.parts - kManyParts * (sum.parts - 2); }

 private:
  /// How much a letter of the head counts, in logarithms of frequency.
  static constexpr double kLongHead = 0.25;
  static constexpr double kManyParts = 0.8;
  static constexpr std::uint32_t kLeastShort = 3;
  /// What it costs to read a word by its prefix.
  static constexpr double kPrefixed = 2.0;
  /// The weight of listed words of two letters (Öl, EU), which lexicons leave out.
  static constexpr double kShortWord = 4.0;

  /// Each stretch is read once; what was found is kept, so that odd words cost no more than n² readings.
  Sum sum_of(std::size_t begin, std::size_t end, bool is_head, int depth) {
    Known& kept = sums_[(begin * word_.size() + end - 1) * 2 + (is_head ? 1u : 0u)];
    if (kept.depth <= depth) return kept.sum;
    kept.depth = depth;
    kept.sum = {};
    if (const std::optional<Reading> found = reading(begin, end, is_head)) {
      kept.sum = {found->weight, 1};
      kept.depth = 0;
    } else if (const std::optional<Joint> joint = best_joint(begin, end, is_head, depth + 1)) {
      kept.sum = joint->sum;
    }
    return kept.sum;
  }

  /// Schaft, heits: derivations, no parts.
  static bool is_suffix(std::string_view part, bool is_head) {
    if (known().suffixes.contains(part) || (is_head && known().no_heads.contains(part))) return true;
    return part.ends_with('s') && known().suffixes.contains(part.substr(0, part.size() - 1));
  }

  /// Anmelde|pflicht, Durchgriffs|recht: a word that the lexicon has only without its verbal prefix.
  std::optional<Reading> prefixed_reading(std::string_view part, bool is_head) const {
    const std::size_t prefix = verb_prefix_length(part);
    if (prefix == 0 || part.size() < prefix + 4) return std::nullopt;
    const std::string_view rest = part.substr(prefix);
    if (is_suffix(rest, is_head) || known().unread_prefixes.contains(part.substr(0, prefix)))
      return std::nullopt;
    std::optional<Reading> found = is_head ? head_reading(rest) : modifier_reading(rest);
    if (!found || found->weight < kPrefixed + 0.5) return std::nullopt;
    found->word.insert(0, part.substr(0, prefix));
    found->weight -= kPrefixed;
    return found;
  }

  double weigh(std::string_view word) const {
    if (word.size() < kShortestPart && known().short_parts.contains(word)) return kShortWord;
    if (word.size() < kShortestPart || (word.size() == kShortestPart && !known().short_parts.contains(word)))
      return 0;
    const std::uint32_t frequency = lexicon_.frequency(word);
    // Rare short words of a lexicon are mostly abbreviations and names (gest, vers).
    if (frequency < (word.size() <= 4 && !known().short_parts.contains(word) ? kLeastShort : 1u)) return 0;
    return std::log(static_cast<double>(frequency)) + 1;
  }

  void consider(std::optional<Reading>& best, std::string word, double discount) const {
    const double weight = weigh(word);
    if (weight == 0) return;
    const double discounted = weight - discount;
    if (discounted > 0 && (!best || discounted > best->weight)) best = Reading{std::move(word), discounted};
  }

  std::optional<Reading> head_reading(std::string_view part) const {
    std::optional<Reading> best;
    consider(best, std::string(part), 0);
    if (best) return best;
    for (const std::string_view ending : {"s", "es", "e", "en", "n", "er", "ern"}) {
      if (part.size() >= ending.size() + kShortestPart + 1 && part.ends_with(ending)) {
        const std::string_view base = part.substr(0, part.size() - ending.size());
        if (!is_suffix(base, true)) consider(best, std::string(base), 0.7);
      }
    }
    return best;
  }

  std::optional<Reading> modifier_reading(std::string_view part) const {
    std::optional<Reading> best;
    consider(best, std::string(part), 0);
    // Eisen|bahn, Frauen|quote: where the stretch is a word as it stands, a shorter one with a link is
    // unlikely.
    const double unlikely = best ? 3.0 : 0.3;
    for (const std::string_view link : {"s", "es", "n", "en", "er", "ens", "e"}) {
      if (part.size() < link.size() + kShortestPart || !part.ends_with(link)) continue;
      const std::string_view base = part.substr(0, part.size() - link.size());
      if (known().no_modifiers.contains(base)) continue;
      consider(best, std::string(base), link == "s" ? 0.0 : unlikely);
    }
    // Schul|buch, Sprach|kurs: the modifier dropped its e; Schreib|tisch: a verb's stem.
    if (!best && !is_vowel(part.back()) && part.size() >= 3) {
      consider(best, std::string(part) + "e", 1.8);
      if (part.size() >= 4) consider(best, std::string(part) + "en", 2.2);
    }
    return best;
  }

  /// What a stretch was read as, and from what depth: a deeper look may have stopped too early.
  struct Known {
    Sum sum;
    int depth = kDeepest + 1;
  };

  const Lexicon& lexicon_;
  std::string_view word_;
  std::vector<Known> sums_;
};

/// Lists the parts of [begin, end) in order, nested words before their parts.
void collect(Search& search, std::string_view word, std::size_t begin, std::size_t end, bool is_head,
             int depth, bool top, std::vector<CompoundPart>& parts) {
  const std::optional<Reading> reading = top ? std::nullopt : search.reading(begin, end, is_head);
  const std::optional<Search::Joint> joint = search.best_joint(begin, end, is_head, depth);
  const bool splits = joint && (top || !reading || Search::mean(joint->sum) >= reading->weight);
  if (reading || !splits) {
    parts.push_back({static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(end),
                     reading ? reading->word : std::string(word.substr(begin, end - begin)), splits});
  }
  if (!splits) return;
  collect(search, word, begin, joint->left_end, false, depth + 1, false, parts);
  collect(search, word, joint->right_begin, end, is_head, depth + 1, false, parts);
}

/// The parts of a split that is given, with its inflection, e.g. `stau|becken` for `staubeckens`.
std::vector<CompoundPart> known_split(std::string_view word) {
  for (const std::string_view split : known().known_splits.words()) {
    std::vector<CompoundPart> parts;
    std::size_t at = 0;
    bool fits = true;
    for (std::size_t from = 0; fits && from <= split.size();) {
      const std::size_t bar = std::min(split.find('|', from), split.size());
      const std::string_view part = split.substr(from, bar - from);
      fits = word.substr(at, part.size()) == part;
      parts.push_back({static_cast<std::uint16_t>(at), static_cast<std::uint16_t>(at + part.size()),
                       std::string(part), false});
      at += part.size();
      from = bar + 1;
    }
    if (!fits) continue;
    const std::string_view ending = word.substr(at);
    if (ending.empty() || ending == "s" || ending == "es" || ending == "e" || ending == "en" ||
        ending == "n" || ending == "er" || ending == "ern") {
      parts.back().end = static_cast<std::uint16_t>(word.size());
      return parts;
    }
  }
  return {};
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

/// Nach|teile rather than Nacht|eile, Zu|griff than Zuge|riff, an|geklagt: a particle before a word that is
/// about as frequent as the split's parts. A particle makes no compound, so the word stays whole.
bool is_derived(const Search& search, std::string_view word, const Search::Joint& joint, bool is_known) {
  const double needed = Search::mean(joint.sum) - (is_known ? 1.5 : 0.5);
  for (std::size_t length = 2; length <= 8 && length + 4 <= word.size(); ++length) {
    const std::string_view prefix = word.substr(0, length);
    if (!known().no_modifiers.contains(prefix) || verb_prefix_length(prefix) != length) continue;
    for (const std::string_view infix : {"", "ge", "zu", "be", "ver"}) {
      const std::string_view rest = word.substr(length);
      if (!rest.starts_with(infix) || rest.size() < infix.size() + 4) continue;
      const std::optional<Reading> base = search.reading(length + infix.size(), word.size(), true);
      if (base && base->weight > needed) return true;
    }
  }
  return false;
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

}  // namespace

std::vector<CompoundPart> CompoundSplitter::split(std::string_view word) const {
  if (word.size() < kShortestCompound || word.size() > kLongestCompound) return {};
  if (is_function_word(word) || is_whole(word)) return {};
  if (std::vector<CompoundPart> parts = known_split(word); !parts.empty()) return parts;
  if (const std::string_view masculine = masculine_of(word); !masculine.empty()) {
    std::vector<CompoundPart> parts = split(masculine);
    if (parts.empty()) return parts;
    for (CompoundPart& part : parts) {
      if (part.end != masculine.size()) continue;
      part.end = static_cast<std::uint16_t>(word.size());
      part.word += "in";
    }
    return parts;
  }
  Search search(*lexicon_, word);
  const std::optional<Search::Joint> joint = search.best_joint(0, word.size(), true, 0);
  if (!joint) return {};
  const std::uint32_t whole = lexicon_->frequency(word);
  if (whole > 0 && std::log(static_cast<double>(whole)) + 1 > Search::mean(joint->sum) + kKnownWhole)
    return {};
  if (is_derived(search, word, *joint, whole > 0) || is_prefixed_participle(word, joint->right_begin))
    return {};
  std::vector<CompoundPart> parts;
  collect(search, word, 0, word.size(), true, 0, true, parts);
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
