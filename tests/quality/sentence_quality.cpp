// Sentence ends: the sentences of GermEval 2014, written out again as running text, must come apart as they
// were.

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "text/sentence_splitter.h"
#include "text/utf8.h"

namespace {

bool contains(std::string_view marks, const std::string& token) {
  return token.size() == 1 && marks.find(token) != std::string_view::npos;
}

// Tokens as they are written: no blank before closing marks and after opening ones.
std::string written_out(const std::vector<std::string>& tokens) {
  std::string text;
  bool quoted = false;
  bool glue = true;
  for (const auto& token : tokens) {
    const bool closes = contains(",.;:!?)", token) || token == "\u201C" || (token == "\"" && quoted);
    if (!glue && !closes) text += ' ';
    text += token;
    glue = token == "(" || token == "\u201E" || (token == "\"" && !quoted);
    if (token == "\"") quoted = !quoted;
  }
  return text;
}

bool is_closed(const std::string& text) {
  const auto last = text.find_last_not_of("\")\x9C\x9D\x80\xE2");
  return last != std::string::npos && contains(".!?", text.substr(last, 1));
}

std::vector<std::string> gold_sentences(const std::string& path) {
  std::vector<std::string> sentences;
  std::vector<std::string> tokens;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) {
      if (auto text = written_out(tokens); is_closed(text)) sentences.push_back(std::move(text));
      tokens.clear();
    } else if (line[0] != '#' || line[1] != '\t') {
      const auto first = line.find('\t') + 1;
      tokens.push_back(line.substr(first, line.find('\t', first) - first));
    }
  }
  return sentences;
}

// What stands around an end, for the list of misses.
std::string around(const std::string& text, std::size_t end) {
  const auto from = blattwerk::text::floor_border(text, end < 40 ? 0 : end - 40);
  return text.substr(from, blattwerk::text::floor_border(text, end + 20) - from);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const auto sentences = gold_sentences(std::string(argv[1]) + "/ner/germeval2014/NER-de-dev.tsv");
  std::string text;
  std::set<std::uint32_t> gold;
  for (const auto& sentence : sentences) {
    if (!text.empty()) text += ' ';
    text += sentence;
    gold.insert(static_cast<std::uint32_t>(text.size()));
  }
  std::vector<blattwerk::text::Sentence> found;
  blattwerk::text::split_sentences(text, found);
  std::set<std::uint32_t> ends;
  for (const auto& sentence : found) ends.insert(sentence.end);

  std::vector<std::string> misses;
  double right = 0;
  for (const auto end : ends) {
    if (gold.contains(end)) {
      ++right;
    } else {
      misses.push_back(fmt::format("false end: {}", around(text, end)));
    }
  }
  for (const auto end : gold) {
    if (!ends.contains(end)) misses.push_back(fmt::format("missed end: {}", around(text, end)));
  }
  const double precision = right / static_cast<double>(ends.size());
  const double recall = right / static_cast<double>(gold.size());
  fmt::print(
      "## Sentences\n\nGermEval 2014 development part, {} closed sentences: precision {:.4f}, recall {:.4f}, "
      "F1 {:.4f}.\n\n",
      gold.size(), precision, recall, 2 * precision * recall / (precision + recall));
  const std::size_t shown = argc > 2 ? misses.size() : 10;
  for (std::size_t i = 0; i < misses.size() && i < shown; ++i) fmt::print("- {}\n", misses[i]);
}
