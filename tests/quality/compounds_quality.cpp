// How compounds are split: on cdec's newspaper words, and on news words marked by hand (tests/quality/gold),
// with several lexicons.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "text/compound_splitter.h"
#include "text/lexicon.h"
#include "text/word_lexicon.h"

namespace {

using blattwerk::text::CompoundPart;
using blattwerk::text::CompoundSplitter;
using blattwerk::text::lexicon_key;

/// The leaves of a split: parts that are not split further.
std::vector<CompoundPart> leaves(const std::vector<CompoundPart>& parts) {
  std::vector<CompoundPart> result;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(result),
               [](const CompoundPart& part) { return !part.nested; });
  return result;
}

struct Share {
  std::size_t right = 0, all = 0;
  double percent() const {
    return all == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(all);
  }
};

struct Outcome {
  Share development, held_out;
  std::vector<std::string> misses;  ///< of the development half
};

/// A marked word: `|` joints must be found, `:` joints may be.
Outcome score_marked(const std::string& path, const CompoundSplitter& splitter) {
  Outcome outcome;
  std::ifstream file(path);
  std::size_t index = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::string word;
    std::set<std::size_t> required, allowed;
    std::string piece;
    const auto key_length = [](const std::string& text) { return lexicon_key(text).size(); };
    for (const char c : line) {
      if (c != '|' && c != ':') {
        word += c;
        continue;
      }
      (c == '|' ? required : allowed).insert(key_length(word));
    }
    const std::string key = lexicon_key(word);
    std::set<std::size_t> found;
    for (const CompoundPart& part : leaves(splitter.split(key))) {
      if (part.begin > 0) found.insert(part.begin);
    }
    const bool right = std::includes(found.begin(), found.end(), required.begin(), required.end()) &&
                       std::all_of(found.begin(), found.end(), [&](std::size_t at) {
                         return required.contains(at) || allowed.contains(at);
                       });
    Share& share = index++ % 2 == 0 ? outcome.development : outcome.held_out;
    ++share.all;
    share.right += right ? 1u : 0u;
    if (!right && index % 2 == 1) {
      std::string shown = key;
      for (auto at = found.rbegin(); at != found.rend(); ++at) shown.insert(*at, "|");
      outcome.misses.push_back(fmt::format("{} ({})", shown, line));
    }
  }
  return outcome;
}

Outcome score_simple(const std::string& path, const CompoundSplitter& splitter) {
  Outcome outcome;
  std::ifstream file(path);
  std::size_t index = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      const std::vector<CompoundPart> parts = splitter.split(lexicon_key(word));
      Share& share = index++ % 2 == 0 ? outcome.development : outcome.held_out;
      ++share.all;
      share.right += parts.empty() ? 0u : 1u;
      if (!parts.empty() && index % 2 == 1) outcome.misses.push_back(word);
    }
  }
  return outcome;
}

struct CdecScore {
  double accuracy, precision, recall;
  std::vector<std::string> misses;
};

/// cdec's list: a word and its accepted splits; of those the one nearest to ours counts. Precision and recall
/// are of split words, as in Koehn & Knight.
CdecScore score_cdec(const std::string& path, const CompoundSplitter& splitter, int half) {
  std::map<std::string, std::vector<std::vector<std::string>>> gold;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t bar = line.find(" ||| ");
    if (bar == std::string::npos) continue;
    std::istringstream splits(line.substr(bar + 5));
    std::vector<std::vector<std::string>>& accepted = gold[line.substr(0, bar)];
    for (std::string token; splits >> token;) {
      if (token == "#") {
        accepted.emplace_back();
      } else if (!accepted.empty()) {
        accepted.back().push_back(lexicon_key(token));
      }
    }
  }
  std::size_t right = 0, all = 0, right_splits = 0, our_splits = 0, gold_splits = 0, index = 0;
  CdecScore score{};
  for (const auto& [word, accepted] : gold) {
    if (half >= 0 && static_cast<int>(index++ % 2) != half) continue;
    const std::string key = lexicon_key(word);
    const std::vector<CompoundPart> parts = leaves(splitter.split(key));
    std::string shown;
    for (const CompoundPart& part : parts) shown += (shown.empty() ? "" : " ") + part.word;
    const bool compound =
        std::all_of(accepted.begin(), accepted.end(), [](const auto& split) { return split.size() > 1; });
    // The gold gives parts as they stand, less their links: ours agrees where each is at the same place.
    const auto agrees = [&](const std::vector<std::string>& split) {
      if (parts.empty()) return split.size() == 1;
      if (split.size() != parts.size()) return false;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string_view stretch =
            std::string_view(key).substr(parts[i].begin, parts[i].end - parts[i].begin);
        if (!(stretch.starts_with(split[i]) || std::string_view(split[i]).starts_with(stretch) ||
              parts[i].word == split[i]))
          return false;
      }
      return true;
    };
    const bool correct = std::any_of(accepted.begin(), accepted.end(), agrees);
    ++all;
    right += correct ? 1u : 0u;
    gold_splits += compound ? 1u : 0u;
    our_splits += parts.empty() ? 0u : 1u;
    right_splits += correct && !parts.empty() ? 1u : 0u;
    if (!correct) score.misses.push_back(fmt::format("{} → {}", word, shown.empty() ? "whole" : shown));
  }
  score.accuracy = static_cast<double>(right) / static_cast<double>(all);
  score.precision =
      static_cast<double>(right_splits) / static_cast<double>(std::max<std::size_t>(our_splits, 1));
  score.recall =
      static_cast<double>(right_splits) / static_cast<double>(std::max<std::size_t>(gold_splits, 1));
  return score;
}

std::string join(const std::vector<std::string>& list, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most, list.size()); ++i) text += (i > 0 ? ", " : "") + list[i];
  return text;
}

/// The words of a text, as an archive's own vocabulary would have them.
void add_vocabulary(blattwerk::text::WordLexicon& lexicon, const std::string& path) {
  std::ifstream file(path);
  std::map<std::string, std::uint32_t> counts;
  std::string word;
  for (char c; file.get(c);) {
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      ++counts[word];
      word.clear();
    }
  }
  for (const auto& [form, count] : counts) {
    if (count >= 3) lexicon.add(form, count);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: compounds_quality DATA_FOLDER [NUMBER_OF_MISSES]\n");
    return 2;
  }
  const std::string data = argv[1];
  const std::size_t most = argc > 2 ? std::stoul(argv[2]) : 12;
  const std::string gold = BLATTWERK_SOURCE_DIR "/tests/quality/gold";
  blattwerk::text::WordLexicon with_vocabulary;
  add_vocabulary(with_vocabulary, data + "/news/gnad-test.csv");

  fmt::print("## Compounds: where words are split\n\n");
  fmt::print(
      "First split against the marks, in percent: news compounds right (goal 95), simple words split by "
      "mistake (goal below 1); the halves are "
      "development / held out. `compounds/cdec-half`: accuracy (goal .93), precision, recall.\n\n");
  fmt::print(
      "| lexicon | news compounds | simple words split | cdec accuracy | precision | recall "
      "|\n|---|---|---|---|---|---|\n");
  const std::pair<const char*, const blattwerk::text::Lexicon*> lexicons[] = {
      {"built in", &blattwerk::text::base_lexicon()},
      {"with words that 1,028 news articles have 3 times", &with_vocabulary}};
  for (const auto& [name, lexicon] : lexicons) {
    const CompoundSplitter splitter(*lexicon);
    const Outcome compounds = score_marked(gold + "/news_compounds.txt", splitter);
    const Outcome simple = score_simple(gold + "/simple_words.txt", splitter);
    const CdecScore cdec = score_cdec(data + "/compounds/cdec-half.txt", splitter, -1);
    fmt::print("| {} | {:.1f} / {:.1f} | {:.1f} / {:.1f} | {:.3f} | {:.3f} | {:.3f} |\n", name,
               compounds.development.percent(), compounds.held_out.percent(), simple.development.percent(),
               simple.held_out.percent(), cdec.accuracy, cdec.precision, cdec.recall);
  }
  const CompoundSplitter splitter(blattwerk::text::base_lexicon());
  fmt::print(
      "\nMisses of the built-in lexicon, development halves. Compounds: {}. Simple words: {}. cdec (half): "
      "{}.\n",
      join(score_marked(gold + "/news_compounds.txt", splitter).misses, most),
      join(score_simple(gold + "/simple_words.txt", splitter).misses, most),
      join(score_cdec(data + "/compounds/cdec-half.txt", splitter, 0).misses, most));
}
