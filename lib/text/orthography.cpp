#include "text/orthography.h"

#include <array>
#include <utility>
#include <vector>

#include "text/orthography_tables.h"
#include "text/word_table.h"

namespace blattwerk::text {
namespace {

/// The letter sequences by their first letter.
class Sequences {
 public:
  explicit Sequences(std::string_view lines) {
    for_each_mapping(lines, [this](std::string_view to, std::string_view from) {
      by_first_[static_cast<unsigned char>(from[0])].emplace_back(from, to);
    });
  }

  bool apply(std::string& word) const {
    bool changed = false;
    for (std::size_t at = 0; at + 3 < word.size(); ++at) {
      for (const auto& [from, to] : by_first_[static_cast<unsigned char>(word[at])]) {
        if (word.compare(at, from.size(), from) != 0) continue;
        // A sequence that is longer by what follows stands there already (kanguruh, karamell).
        word.replace(at, from.size(), to);
        changed = true;
        break;
      }
    }
    return changed;
  }

 private:
  std::array<std::vector<std::pair<std::string_view, std::string_view>>, 256> by_first_;
};

struct Tables {
  Sequences sequences{tables::kSpellingSequences};
  WordMap words{tables::kSpellingWords};
  WordMap names{tables::kNameSpellings};
};

const Tables& known() {
  static const Tables kTables;
  return kTables;
}

/// Replaces the whole word, or all but one of `endings`, by its target.
bool apply(const WordMap& map, std::string& word, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 2) continue;
    const std::string_view target = map.find(std::string_view(word).substr(0, word.size() - ending.size()));
    if (target.empty()) continue;
    word.replace(0, word.size() - ending.size(), target);
    return true;
  }
  return false;
}

/// -skyj, -skij, -sky, -skiy: one ending of Slavic names, by four systems of transliteration.
bool unify_slavic_ending(std::string& word) {
  for (const std::string_view ending : {"skyj", "skij", "skyy", "skiy", "skii", "sky"}) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) continue;
    word.replace(word.size() - ending.size(), std::string::npos, "ski");
    return true;
  }
  return false;
}

}  // namespace

bool modernize_spelling(std::string& word) {
  if (word.size() < 2) return false;
  bool changed = known().sequences.apply(word);
  changed |= apply(known().words, word, {"", "s", "e", "en", "er", "es", "n"});
  if (apply(known().names, word, {"", "s", "er", "ern"})) return true;
  return unify_slavic_ending(word) || changed;
}

std::string modern_spelling(std::string_view word) {
  std::string result(word);
  modernize_spelling(result);
  return result;
}

}  // namespace blattwerk::text
