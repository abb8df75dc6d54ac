#include "output/word_steps.h"

#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "text/analyzer.h"

namespace blattwerk::output {
namespace {

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
  text::Analyzer analyzer(&text::base_lexicon());
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
