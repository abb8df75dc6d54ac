#include "text/stemmer.h"

#include "text/stemmer_tables.h"
#include "text/word_table.h"

namespace blattwerk::text {
namespace {

struct Tables {
  WordSet function_words{tables::kFunctionWords};
  WordMap irregular{tables::kIrregularWords};
  WordMap ablaut{tables::kAblaut};
  WordMap prefixed_ablaut{tables::kPrefixedAblaut};
  WordMap participles{tables::kParticiples};
  WordSet no_ablaut{tables::kNoAblaut};
  WordSet separable{tables::kSeparablePrefixes};
  WordSet inseparable{tables::kInseparablePrefixes};
  WordSet no_participles{tables::kNoParticiples};
  WordSet er_plurals{tables::kErPlurals};
  WordSet adjectives{tables::kAdjectives};
  WordSet adjective_suffixes{tables::kAdjectiveSuffixes};
  WordSet own_s{tables::kOwnS};
  WordSet own_t{tables::kOwnT};
  WordSet er_stems{tables::kErStems};
  WordSet own_nd{tables::kOwnNd};
};

const Tables& known() {
  static const Tables kTables;
  return kTables;
}

constexpr std::size_t kLongestPrefix = 14;
/// Longer ones are no words, and not worth the time.
constexpr std::size_t kLongestWord = 60;

bool ends_with(std::string_view word, std::string_view end) {
  return word.ends_with(end);
}

/// Whether `word` ends in a member of `set`, which a compound's first part may precede.
bool has_head(const WordSet& set, std::string_view word, std::size_t least = 2) {
  for (std::size_t at = 0; at + least <= word.size(); ++at) {
    if (at == 1 || at == 2) continue;
    if (set.contains(word.substr(at))) return true;
  }
  return false;
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}
/// The longest separable prefix of `word` that leaves `least` letters.
std::size_t separable_prefix(std::string_view word, std::size_t least) {
  if (word.size() < least + 2) return 0;
  for (std::size_t length = std::min(kLongestPrefix, word.size() - least); length >= 2; --length) {
    if (known().separable.contains(word.substr(0, length))) return length;
  }
  return 0;
}

/// Whether `rest`, what stands behind `ge`, ends as a participle does, declined and compared or not: -t, -en.
bool is_participle_ending(std::string_view rest) {
  const auto is_bare = [](std::string_view word) {
    return word.size() >= 4 && (ends_with(word, "t") || ends_with(word, "en") || ends_with(word, "hn"));
  };
  const auto without = [](std::string_view word, std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings) {
      if (ends_with(word, ending)) return word.substr(0, word.size() - ending.size());
    }
    return word;
  };
  if (is_bare(rest)) return true;
  const std::string_view declined = without(rest, {"em", "en", "er", "es", "e"});
  return is_bare(declined) || is_bare(without(declined, {"est", "er", "st"}));
}

/// Whether `word` is one of the nouns and adjectives in ge- that look like participles, in any form.
bool is_no_participle(std::string_view word) {
  for (std::string_view end : {"", "e", "en", "er", "ern", "es", "em", "s", "n"}) {
    if (ends_with(word, end) && known().no_participles.contains(word.substr(0, word.size() - end.size())))
      return true;
  }
  return ends_with(word, "schaft") || ends_with(word, "heit") || ends_with(word, "keit");
}

/// Takes the `ge` of a participle or the `zu` of an infinitive out of `word`. Returns whether it was `ge`.
bool take_out_infix(std::string& word) {
  if (word.starts_with("ge")) {
    const std::string_view rest = std::string_view(word).substr(2);
    if (word.size() >= 6 && is_participle_ending(rest) && !is_no_participle(word)) {
      word.erase(0, 2);
      return true;
    }
    return false;
  }
  for (std::size_t length = separable_prefix(word, 5); length >= 2; --length) {
    if (!known().separable.contains(std::string_view(word).substr(0, length))) continue;
    const std::string_view rest = std::string_view(word).substr(length);
    if (rest.size() >= 5 && rest.starts_with("ge") && is_participle_ending(rest) && !is_no_participle(rest)) {
      word.erase(length, 2);
      return true;
    }
    const std::string_view prefix = std::string_view(word).substr(0, length);
    if (rest.size() >= 6 && rest.starts_with("zu") && ends_with(rest, "n") && prefix != "hin" &&
        prefix != "da" && prefix != "her" && !(rest[2] == 'g' && rest[3] == 's') &&
        (ends_with(rest, "en") || ends_with(rest, "ern") || ends_with(rest, "eln") ||
         ends_with(rest, "ehn") || ends_with(rest, "tun"))) {
      word.erase(length, 2);
      return false;
    }
  }
  return false;
}

/// Replaces an ablaut stem at the end of `stem` by the present stem.
bool undo_ablaut(std::string& stem, bool participle) {
  if (known().no_ablaut.contains(stem)) return false;
  for (std::size_t at = 0; at + 3 <= stem.size(); ++at) {
    const std::string_view tail = std::string_view(stem).substr(at);
    std::string_view present = known().ablaut.find(tail);
    if (present.empty() && participle) present = known().participles.find(tail);
    if (present.empty() && (at > 0 || participle)) present = known().prefixed_ablaut.find(tail);
    if (present.empty()) continue;
    // Last, since it costs most and hardly any word gets this far.
    if (at > 0 && verb_prefix_length(std::string_view(stem).substr(0, at)) != at) continue;
    stem.replace(at, std::string::npos, present);
    return true;
  }
  return false;
}

/// Whether `base` is an adjective or participle, by list or suffix.
bool is_adjective(std::string_view base) {
  if (known().adjectives.contains(base) || has_head(known().adjectives, base, 4)) return true;
  if (base.size() >= 5 && base.starts_with("un") && known().adjectives.contains(base.substr(2))) return true;
  for (std::size_t length = 2; length <= 6 && length + 3 <= base.size(); ++length) {
    if (known().adjective_suffixes.contains(base.substr(base.size() - length))) return true;
  }
  // bekannt, verletzt, gemalt: a participle in -t by its prefix. Without one, -ter is an agent (Richter).
  if (base.size() >= 6 && ends_with(base, "t")) {
    for (const std::string_view prefix : {"be", "ge", "ver", "ent", "er", "zer", "un"}) {
      if (base.starts_with(prefix)) return true;
    }
  }
  return false;
}

/// Whether the `er` behind `base` inflects: plural of a noun on the list, an adjective's case or comparison.
bool is_inflecting_er(std::string_view base) {
  if (base.size() < 3) return false;
  if (has_head(known().er_plurals, base) || is_adjective(base)) return true;
  for (const std::string_view superlative : {"est", "st"}) {
    if (ends_with(base, superlative) && is_adjective(base.substr(0, base.size() - superlative.size())))
      return true;
  }
  return false;
}

/// Latin and Greek nouns: the singular and plural endings both go.
bool cut_foreign_ending(std::string& word) {
  const auto cut = [&word](std::string_view ending, std::string_view instead, std::size_t least) {
    if (!word.ends_with(ending) || word.size() < ending.size() + least) return false;
    word.replace(word.size() - ending.size(), std::string::npos, instead);
    return true;
  };
  if (cut("ismus", "ism", 2) || cut("ismen", "ism", 2) || cut("innen", "in", 3) || cut("nissen", "nis", 3) ||
      cut("nisses", "nis", 3) || cut("nisse", "nis", 3)) {
    return true;
  }
  if (cut("iums", "i", 3) || cut("ium", "i", 3) || cut("ien", "i", 4) || cut("ie", "i", 4)) return true;
  if (cut("ikums", "ik", 3) || cut("ikum", "ik", 3) || cut("ika", "ik", 4)) return true;
  if (cut("eums", "e", 3) || cut("eum", "e", 3) || cut("een", "e", 3)) return true;
  return cut("trums", "tr", 2) || cut("trum", "tr", 2);
}

/// Cuts endings off the end of a word, one at a time, in CISTEM's order: -em, -er; -nd; -t; -e, -s, -n.
class EndingCutter {
 public:
  explicit EndingCutter(std::string& word) : word_(word) {}

  /// Cuts one ending, if one is left.
  bool cut() {
    const std::size_t size = word_.size();
    const std::string_view view = word_;
    const char last = word_.back();
    const char before = word_[size - 2];
    const char third = word_[size - 3];
    if (size >= 5) {
      if (ends_with(view, "em") && (size > 5 || is_adjective(view.substr(0, size - 2)))) return take("em");
      if (ends_with(view, "er") && is_er(view.substr(0, size - 2))) return take("er");
      if (size > 5 && is_participle_nd(view)) return take("nd");
    }
    if (last == before) return false;
    switch (last) {
      case 't':
        return !known().own_t.contains(view) && take("t");
      case 's':
        // After t it is a superlative's, and wants a word before it: not Horst, Kunst. Before e it is the
        // word's: Krise, Reisen.
        if (cut_ == "t" ? size < 6 : !cut_.empty() && cut_ != "n") return false;
        if (has_head(known().own_s, view) || ends_with(view, "nis") || ends_with(view, "us") ||
            ends_with(view, "ss"))
          return false;
        return take("s");
      case 'n':
        return (before == 'e' || ((before == 'r' || before == 'l') && third == 'e' && size >= 6) ||
                before == 'h') &&
               take("n");
      case 'e':
        // ie is one sound (Knie), unless the i belongs to ei (freie).
        return (before != 'i' || third == 'e') && take("e");
      default:
        return false;
    }
  }

 private:
  /// Behind a declined ending, -er compares (größer-e, schöner-es) unless the adjective itself ends so
  /// (sicher-e).
  bool is_er(std::string_view base) const {
    if (has_head(known().er_stems, word_, 4)) return false;
    const bool declined = cut_ == "e" || cut_ == "er" || cut_ == "em" || cut_ == "es" || cut_ == "en";
    return (declined && base.size() >= 4) || ends_with(base, "er") || is_inflecting_er(base);
  }

  /// laufend, handelnd; not Freund, Verband, Jugend.
  bool is_participle_nd(std::string_view view) const {
    return (ends_with(view, "end") || ends_with(view, "ernd") || ends_with(view, "elnd")) &&
           !has_head(known().own_nd, view, 5);
  }

  bool take(std::string_view ending) {
    const std::size_t size = word_.size() - ending.size();
    if (size < 3 || known().function_words.contains(std::string_view(word_).substr(0, size))) return false;
    word_.resize(size);
    const bool declension = ending == "e" && (cut_ == "n" || cut_ == "s");
    cut_ = declension ? std::string_view(cut_ == "n" ? "en" : "es") : ending;
    return true;
  }

  std::string& word_;
  std::string_view cut_;  ///< the last ending cut, where -e and -n or -s count as one
};

/// dunkl(e) → dunkel, teur(e) → teuer: the e that inflection drops.
void restore_dropped_e(std::string& stem) {
  if (stem.size() < 4) return;
  const char last = stem.back();
  const char before = stem[stem.size() - 2];
  const std::string_view stops = "bdfgkpt";
  if ((last == 'l' || last == 'r') && stops.find(before) != std::string_view::npos)
    stem.insert(stem.size() - 1, 1, 'e');
}

}  // namespace

bool is_function_word(std::string_view word) {
  return known().function_words.contains(word);
}

std::size_t verb_prefix_length(std::string_view word) {
  // Two at most: wieder|auf, an|ver.
  std::size_t length = 0;
  for (int depth = 0; depth < 2; ++depth) {
    std::size_t longest = 0;
    const std::string_view rest = word.substr(length);
    for (std::size_t n = std::min(kLongestPrefix, rest.size()); n >= 2 && longest == 0; --n) {
      const std::string_view prefix = rest.substr(0, n);
      if (known().separable.contains(prefix) || known().inseparable.contains(prefix)) longest = n;
    }
    if (longest == 0) break;
    length += longest;
  }
  return length;
}

StemRule Stemmer::stem(std::string_view word, std::string& stem) const {
  stem.assign(word);
  if (word.size() <= 3 || word.size() > kLongestWord || !is_letter(word.back()) || !is_letter(word.front())) {
    return StemRule::none;
  }
  if (known().function_words.contains(word)) return StemRule::function;
  if (const std::string_view irregular = known().irregular.find(word); !irregular.empty()) {
    stem.assign(irregular);
    return StemRule::irregular;
  }
  const bool participle = take_out_infix(stem);
  StemRule rule = stem.size() != word.size() ? StemRule::ending : StemRule::none;
  if (undo_ablaut(stem, participle)) return StemRule::strong_verb;
  if (cut_foreign_ending(stem)) return StemRule::ending;
  EndingCutter cutter(stem);
  while (stem.size() > 3 && cutter.cut()) {
    rule = StemRule::ending;
    if (undo_ablaut(stem, participle)) return StemRule::strong_verb;
  }
  restore_dropped_e(stem);
  return rule;
}

std::string Stemmer::stem(std::string_view word) const {
  std::string result;
  stem(word, result);
  return result;
}

}  // namespace blattwerk::text
