// Pairwise F of conflation: of all pairs of words, how many that share a stem are forms of one word
// (precision), and how many forms of one word share a stem (recall). Gold: CISTEM's gold standard 2
// (inflection), words that stand in several groups belonging to each.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <libstemmer.h>

#include "quality/cistem.h"
#include "text/fold.h"
#include "text/orthography.h"
#include "text/stemmer.h"

namespace {

using Group = std::vector<std::string>;
using StemFunction = std::function<std::string(const std::string&)>;

std::vector<Group> read_groups(const std::string& path) {
  std::vector<Group> groups;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::set<std::string> group;
    // The gold writes some umlauts as TeX does.
    for (std::string word; words >> word;) {
      for (std::size_t at; (at = word.find('"')) != std::string::npos && at + 1 < word.size();) {
        const char vowel = word[at + 1];
        word.replace(at, 2, vowel == 'a' ? "ä" : vowel == 'o' ? "ö" : vowel == 'u' ? "ü" : "ß");
      }
      group.insert(word);
    }
    if (!group.empty()) groups.emplace_back(group.begin(), group.end());
  }
  return groups;
}

/// Half of the groups is for development, the other for reporting only; by the group's first word, so that it
/// stays.
bool is_held_out(const Group& group) {
  std::uint32_t hash = 2166136261u;
  for (const char c : group.front()) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash / 16 % 2 == 1;
}

double pairs(std::size_t n) {
  return static_cast<double>(n) * (static_cast<double>(n) - 1) / 2;
}

struct Score {
  double precision, recall, f;
};

Score score(const std::vector<Group>& groups, const StemFunction& stem) {
  double shared = 0, gold = 0, predicted = 0;
  std::unordered_map<std::string, std::string> stems;
  std::unordered_map<std::string, std::size_t> by_stem;
  for (const Group& group : groups) {
    std::map<std::string, std::size_t> in_group;
    for (const std::string& word : group) {
      const auto [at, fresh] = stems.try_emplace(word);
      if (fresh) {
        at->second = stem(word);
        ++by_stem[at->second];
      }
      ++in_group[at->second];
    }
    gold += pairs(group.size());
    for (const auto& [unused, count] : in_group) shared += pairs(count);
  }
  for (const auto& [unused, count] : by_stem) predicted += pairs(count);
  const double p = shared / predicted, r = shared / gold;
  return {p, r, 2 * p * r / (p + r)};
}

void print_misses(const std::vector<Group>& groups, const StemFunction& stem, std::size_t limit) {
  std::unordered_map<std::string, std::map<std::size_t, std::vector<std::string>>> by_stem;
  std::vector<std::pair<double, std::string>> apart, together;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::map<std::string, std::vector<std::string>> in_group;
    for (const std::string& word : groups[i]) {
      in_group[stem(word)].push_back(word);
      by_stem[stem(word)][i].push_back(word);
    }
    double lost = pairs(groups[i].size());
    std::string line;
    for (const auto& [key, words] : in_group) {
      lost -= pairs(words.size());
      line += fmt::format(" {}={}({})", key, words.front(), words.size());
    }
    if (lost > 0) apart.emplace_back(lost, line);
  }
  for (const auto& [key, parts] : by_stem) {
    std::size_t all = 0;
    double wrong = 0;
    std::string line = key + ":";
    for (const auto& [unused, words] : parts) {
      all += words.size();
      wrong -= pairs(words.size());
      line += fmt::format(" {}({})", words.front(), words.size());
    }
    wrong += pairs(all);
    if (parts.size() > 1) together.emplace_back(wrong, line);
  }
  for (auto* list : {&apart, &together}) {
    std::sort(list->rbegin(), list->rend());
    fmt::print("\n{}:\n", list == &apart ? "Apart that belong together" : "Together that are apart");
    for (std::size_t i = 0; i < std::min(limit, list->size()); ++i) {
      fmt::print("- {:.0f}{}{}\n", (*list)[i].first, list == &apart ? "" : " ", (*list)[i].second);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: conflation_quality DATA_FOLDER [NUMBER_OF_MISSES]\n");
    return 2;
  }
  const std::vector<Group> all = read_groups(std::string(argv[1]) + "/stem/cistem-gold2-half.txt");
  std::vector<Group> development, held_out;
  for (const Group& group : all) (is_held_out(group) ? held_out : development).push_back(group);

  sb_stemmer* snowball = sb_stemmer_new("german", "UTF_8");
  const auto lower = [](const std::string& word) {
    std::string result;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char c = word[i];
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (static_cast<unsigned char>(c) == 0xC3 && i + 1 < word.size()) {
        const auto next = static_cast<unsigned char>(word[++i]);
        result += static_cast<char>(next >= 0x80 && next < 0x9F && next != 0x97 ? next + 0x20 : next);
      }
    }
    return result;
  };
  const StemFunction by_snowball = [&](const std::string& word) {
    const std::string small = lower(word);
    const sb_symbol* stem = sb_stemmer_stem(snowball, reinterpret_cast<const sb_symbol*>(small.data()),
                                            static_cast<int>(small.size()));
    return std::string(reinterpret_cast<const char*>(stem),
                       static_cast<std::size_t>(sb_stemmer_length(snowball)));
  };
  const StemFunction by_cistem = [](const std::string& word) {
    return blattwerk::quality::cistem(word, true);
  };
  const StemFunction by_cistem_blind = [](const std::string& word) {
    return blattwerk::quality::cistem(word, false);
  };
  const blattwerk::text::Stemmer stemmer;
  const StemFunction ours = [&](const std::string& word) {
    return stemmer.stem(blattwerk::text::modern_spelling(blattwerk::text::fold(word)));
  };

  fmt::print("## Inflection: which forms are found together\n\n");
  fmt::print(
      "Pairwise F on `stem/cistem-gold2-half` ({} groups), in three cuts: all, the half used for "
      "development, the half held out.\n\n",
      all.size());
  fmt::print(
      "| stemmer | precision | recall | F, all | F, development | F, held out "
      "|\n|---|---|---|---|---|---|\n");
  const std::pair<const char*, const StemFunction*> candidates[] = {
      {"Snowball german (libstemmer, Debian)", &by_snowball},
      {"CISTEM, by capitals", &by_cistem},
      {"CISTEM, blind to capitals (as queries need)", &by_cistem_blind},
      {"Blattwerk", &ours}};
  for (const auto& [name, stem] : candidates) {
    const Score whole = score(all, *stem);
    fmt::print("| {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} |\n", name, whole.precision, whole.recall,
               whole.f, score(development, *stem).f, score(held_out, *stem).f);
  }
  print_misses(development, ours, argc > 2 ? std::stoul(argv[2]) : 5);
  sb_stemmer_delete(snowball);
}
