// Measures the vocabulary: what it costs an import, and how quickly it completes and corrects.
//
// `vocabulary_bench ARTICLES FOLDER` writes the vocabulary of generated articles, and nothing else, into an
// archive in the folder, and prints a Markdown section.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "bench/article_generator.h"
#include "bench/random.h"
#include "search/completion.h"
#include "search/correction.h"
#include "search/index_terms.h"
#include "store/archive.h"
#include "store/vocabulary/reader.h"
#include "store/vocabulary/writer.h"
#include "text/spelling.h"

namespace {

namespace vocabulary = blattwerk::store::vocabulary;

constexpr std::uint64_t kBatchArticles = 8192;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

blattwerk::Article read(const std::string& line) {
  const auto json = nlohmann::json::parse(line);
  blattwerk::Article article;
  article.title = json.value("title", "");
  article.paragraphs.push_back({blattwerk::ParagraphKind::text, json.value("text", "")});
  return article;
}

struct Times {
  std::vector<double> milliseconds;

  template <typename Do>
  void take(Do act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    milliseconds.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::string row(const std::string& what) {
    std::ranges::sort(milliseconds);
    const auto at = [&](double share) {
      return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
    };
    return fmt::format("| {} | {:.2f} | {:.2f} | {:.2f} |\n", what, at(0.5), at(0.95), at(1));
  }
};

// Words of the vocabulary, evenly over its blocks.
std::vector<std::string> some_words(const blattwerk::store::Database& database) {
  std::vector<std::string> words;
  auto statement = database.prepare(
      "SELECT first_key FROM vocabulary_block WHERE substr(first_key, 1, 1) = x'77' ORDER BY (id * 7919) % "
      "10007 LIMIT 300");
  while (statement.step()) words.emplace_back(statement.blob(0).substr(1));
  return words;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("vocabulary_bench ARTICLES FOLDER\n", stderr);
    return 2;
  }
  const std::uint64_t articles = std::strtoull(argv[1], nullptr, 10);
  const std::filesystem::path path = std::filesystem::path(argv[2]) / "vocabulary.db";
  std::filesystem::remove(path);
  const auto archive = blattwerk::store::Archive::open_for_writing(path);
  const auto& database = archive.database();
  vocabulary::Writer writer(database);

  const blattwerk::bench::ArticleGenerator generator({articles, 1, blattwerk::bench::Order::date});
  double counting = 0;
  double writing = 0;
  for (std::uint64_t first = 0; first < articles; first += kBatchArticles) {
    std::vector<blattwerk::Article> batch;
    std::string line;
    for (std::uint64_t i = first; i < std::min(articles, first + kBatchArticles); ++i) {
      line.clear();
      generator.append(i, line);
      batch.push_back(read(line));
    }
    const double start = cpu_seconds();
    for (const auto& article : batch) writer.add(article, {});
    const double counted = cpu_seconds();
    blattwerk::store::Transaction transaction(database);
    writer.flush();
    if (first + kBatchArticles >= articles) writer.settle();
    transaction.commit();
    counting += counted - start;
    writing += cpu_seconds() - counted;
  }
  const auto runs = vocabulary::read_runs(database);
  std::int64_t entries = 0;
  for (const auto& run : runs) entries += run.entries;

  Times letter;
  Times start;
  Times typos;
  const auto words = some_words(database);
  blattwerk::bench::Random random(7);
  for (const char c : std::string("abdefghijklmnopqrstuvwxyz"))
    letter.take([&] { blattwerk::search::complete(database, std::string(1, c)); });
  for (const auto& word : words)
    start.take([&] { blattwerk::search::complete(database, word.substr(0, 3)); });
  vocabulary::Reader reader(database);
  for (auto word : words) {
    if (word.size() < 5) continue;
    word.erase(1 + random.below(word.size() - 1), 1);
    word.insert(1 + random.below(word.size() - 1), 1, 'x');
    typos.take([&] {
      vocabulary::Reader::Terms terms(reader, vocabulary::Kind::word);
      blattwerk::text::suggest(terms, word, 8);
    });
  }
  std::string page = fmt::format(
      "## Vocabulary\n\n{} generated articles: {} entries in {} runs, {:.0f} bytes of the archive for each; "
      "µs of CPU an article: {:.1f} for counting, {:.1f} "
      "for writing and merging.\n\n| milliseconds | p50 | p95 | worst |\n|---|---:|---:|---:|\n",
      articles, entries, runs.size(),
      static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(entries),
      1e6 * counting / static_cast<double>(articles), 1e6 * writing / static_cast<double>(articles));
  page += letter.row("completing one letter") + start.row("completing three letters") +
          typos.row("correcting a word with two errors");
  std::fputs(page.c_str(), stdout);
  return 0;
}
