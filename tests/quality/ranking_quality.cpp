// Ranking: the paragraphs of XQuAD as articles, its questions as queries of which any word will do. The right
// paragraph should come first. One half of the questions is for tuning, the other is held out.
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "store/article_writer.h"
#include "store/indexed_columns.h"
#include "temporary_folder.h"
#include "text/lexicon.h"

namespace {

using namespace blattwerk;

struct Question {
  std::string text;
  std::int64_t paragraph;
};

class Analysis : public store::LateAnalysis {
 public:
  explicit Analysis(text::Analyzer& analyzer) : analyzer_(analyzer) {}
  void analyse(store::IncomingArticle& incoming) override {
    incoming.columns = store::index_columns(incoming.article, analyzer_);
    incoming.mentions.resize(incoming.article.paragraphs.size() + 1);
    incoming.dates.resize(incoming.mentions.size());
    incoming.analysed = true;
  }

 private:
  text::Analyzer& analyzer_;
};

// Fills an archive with the paragraphs, whose ids count from 1 in their order.
std::vector<Question> load(const std::string& path, store::Archive& archive, text::Analyzer& analyzer) {
  std::ifstream file(path);
  const auto json = nlohmann::json::parse(file);
  Analysis analysis(analyzer);
  store::OriginalPacker packer;
  std::vector<store::IncomingArticle> batch;
  std::vector<Question> questions;
  for (const auto& text : json.at("data")) {
    for (const auto& paragraph : text.at("paragraphs")) {
      store::IncomingArticle incoming;
      incoming.article.paragraphs = {{ParagraphKind::text, paragraph.at("context").get<std::string>()}};
      incoming.content = store::content_hash(incoming.article);
      incoming.path = fmt::format("/{}", batch.size());
      incoming.format = "json";
      incoming.original = packer.pack(incoming.path);
      analysis.analyse(incoming);
      batch.push_back(std::move(incoming));
      for (const auto& question : paragraph.at("qas")) {
        questions.push_back(
            {question.at("question").get<std::string>(), static_cast<std::int64_t>(batch.size())});
      }
    }
  }
  store::ArticleWriter(archive, analyzer, analysis).write(batch, "2024-01-01T00:00:00Z");
  return questions;
}

struct Figures {
  double reciprocal_ranks = 0;
  int found = 0;
  int questions = 0;

  void add(int rank) {
    ++questions;
    if (rank == 0) return;
    ++found;
    reciprocal_ranks += 1.0 / rank;
  }
};

}  // namespace

int main(int argc, char** argv) {
  const std::string path = fmt::format("{}/retrieval/xquad.de.json", argc > 1 ? argv[1] : ".");
  if (!std::filesystem::exists(path)) {
    fmt::print(stderr, "{} is missing\n", path);
    return 1;
  }
  TemporaryFolder folder;
  store::Archive archive = store::Archive::open_for_writing(folder.path() / "archive.db");
  text::Analyzer analyzer(&text::base_lexicon());
  const auto questions = load(path, archive, analyzer);

  search::Searcher searcher(archive, analyzer);
  search::SearchOptions options;
  options.words = search::WordMode::any;
  options.snippets = false;
  std::array<Figures, 2> halves;
  std::vector<std::string> misses;
  const auto today = *PartialDate::of_day(2024, 1, 1);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto hits = searcher.search(search::parse_query(questions[i].text, today), options).hits;
    int rank = 0;
    for (std::size_t k = 0; k < hits.size() && rank == 0; ++k) {
      if (hits[k].id == questions[i].paragraph) rank = static_cast<int>(k) + 1;
    }
    halves[i % 2].add(rank);
    if (rank == 0 && i % 2 == 0) misses.push_back(questions[i].text);
  }
  fmt::print("## Ranking\n\nXQuAD: {} paragraphs as articles, {} questions with `--any`.\n\n",
             archive.database().integer("SELECT count(*) FROM article").value_or(0), questions.size());
  fmt::print("| questions | MRR@10 | recall@10 |\n|---|---|---|\n");
  const char* const names[] = {"tuned on", "held out"};
  for (std::size_t half = 0; half < halves.size(); ++half) {
    const Figures& figures = halves[half];
    fmt::print("| {} ({}) | {:.4f} | {:.4f} |\n", names[half], figures.questions,
               figures.reciprocal_ranks / figures.questions,
               static_cast<double>(figures.found) / figures.questions);
  }
  fmt::print("\nNot among the first ten, of the first half ({}):\n\n", misses.size());
  for (std::size_t i = 0; i < misses.size() && i < 12; ++i) fmt::print("- {}\n", misses[i]);
  return 0;
}
