#include "output/word_steps.h"

#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "text/analyzer.h"

namespace blattwerk::output {
namespace {

// A few words, so that the table does not change with the lexicon that the program has.
class FewWords : public text::Lexicon {
 public:
  std::uint32_t frequency(std::string_view word) const override {
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
  }

 private:
  const std::map<std::string, std::uint32_t, std::less<>> words_ = {
      {"haus", 900},       {"kampf", 400},  {"sicherheit", 500}, {"politik", 800},  {"ost", 300},
      {"erweiterung", 90}, {"schule", 600}, {"kind", 900},       {"prasident", 700}};
};

struct Row {
  std::string text;
  std::string term;
  std::string german;
  std::string english;
};

std::vector<Row> rows() {
  std::ifstream file(BLATTWERK_SOURCE_DIR "/tests/golden/analysis_explained.tsv");
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    Row row;
    std::getline(fields, row.text, '\t');
    std::getline(fields, row.term, '\t');
    std::getline(fields, row.german, '\t');
    std::getline(fields, row.english, '\t');
    rows.push_back(std::move(row));
  }
  return rows;
}

// The explanation of the word or alias with a term in a text.
std::string explained(const Row& row, search::Language language) {
  const FewWords lexicon;
  text::Analyzer analyzer(&lexicon);
  for (const text::WordSteps& steps : analyzer.explain(row.text)) {
    if (steps.stem == row.term)
      return explain(steps, std::string_view(row.text).substr(steps.start, steps.length), language);
  }
  return "no such term";
}

TEST(WordSteps, AreExplainedInWords) {
  const auto table = rows();
  ASSERT_GT(table.size(), 20u);
  for (const Row& row : table) {
    EXPECT_EQ(explained(row, search::Language::german), row.german) << row.text;
    EXPECT_EQ(explained(row, search::Language::english), row.english) << row.text;
  }
}

}  // namespace
}  // namespace blattwerk::output
