// The analysis as a whole: the table of what finds what, its speed, and what
// parts and aliases add to the index.
#include <ctime>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "text/analysis_pairs.h"
#include "text/analyzer.h"

namespace {

using namespace blattwerk::text;

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: analysis_quality DATA_FOLDER\n");
    return 2;
  }
  fmt::print("## Analysis: what finds what, how fast, at what size\n\n");
  Analyzer analyzer(&base_lexicon());
  std::size_t right = 0, all = 0;
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_heading;
  std::string misses;
  for (const AnalysisPair& pair :
       read_analysis_pairs(BLATTWERK_SOURCE_DIR "/tests/golden/analysis_pairs.tsv")) {
    const bool correct = finds(analyzer, pair.query, pair.text) == pair.finds;
    ++all;
    right += correct ? 1u : 0u;
    ++by_heading[pair.heading].second;
    by_heading[pair.heading].first += correct ? 1u : 0u;
    if (!correct)
      misses +=
          fmt::format("- “{}” {} “{}”\n", pair.query, pair.finds ? "does not find" : "finds", pair.text);
  }
  fmt::print(
      "Pairs of `tests/golden/analysis_pairs.tsv` right: {} of {} "
      "({:.1f} %, goal 98 %).\n\n",
      right, all, 100.0 * static_cast<double>(right) / static_cast<double>(all));
  fmt::print("| subject | right | pairs |\n|---|---|---|\n");
  for (const auto& [heading, share] : by_heading)
    fmt::print("| {} | {} | {} |\n", heading, share.first, share.second);
  fmt::print("\n{}\n", misses);

  std::ifstream file(std::string(argv[1]) + "/news/gnad-test.csv");
  std::vector<std::string> articles;
  std::size_t bytes = 0;
  for (std::string line; std::getline(file, line);) {
    bytes += line.size();
    articles.push_back(line);
  }
  if (articles.empty()) return 0;
  std::size_t words = 0, parts = 0, aliases = 0;
  const auto run = [&](bool count) {
    const double start = processor_seconds();
    for (const std::string& article : articles) {
      TokenStream stream;
      analyzer.analyze(article, stream);
      for (const Token& token : stream.tokens) {
        if (!count) break;
        (token.kind == TokenKind::word ? words : token.kind == TokenKind::part ? parts : aliases) += 1;
      }
    }
    return processor_seconds() - start;
  };
  Analyzer fresh(&base_lexicon());
  analyzer = std::move(fresh);
  const double cold = run(true);
  double warm = cold;
  for (int i = 0; i < 3; ++i) warm = std::min(warm, run(false));
  const double megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print(
      "Speed on {} news articles ({:.1f} MB), one core, compounds included: "
      "{:.0f} MB/s from an empty cache, {:.0f} MB/s with a filled one "
      "(goal 20).\n\n",
      articles.size(), megabytes, megabytes / cold, megabytes / warm);
  fmt::print(
      "Index growth: {:.1f} parts and {:.1f} aliases for 100 words "
      "(goal 30 together).\n",
      100.0 * static_cast<double>(parts) / static_cast<double>(words),
      100.0 * static_cast<double>(aliases) / static_cast<double>(words));
}
