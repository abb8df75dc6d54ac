#include "trial.h"

#include <cstdlib>
#include <fstream>
#include <string_view>

#include <fmt/format.h>

#include "ingest/pipeline.h"
#include "output/export/export_articles.h"
#include "search/query_parser.h"
#include "store/check.h"
#include "store/lexicon_table.h"

namespace blattwerk::faults {
namespace {

constexpr std::int64_t kSample = 12;
constexpr std::size_t kArticlesInFile = 2;
constexpr std::size_t kBatch = 6;
constexpr std::string_view kTables[] = {"original",  "article", "author",          "topic",
                                        "paragraph", "origin",  "article_version", "version_paragraph"};

std::string article(std::size_t number, Edition edition) {
  const bool changed = edition == Edition::second && number % 3 == 0;
  // Every seventh gives the report of the one before.
  const std::size_t report = number % 7 == 6 ? number - 1 : number;
  std::string words;
  for (std::size_t i = 0; i < 40; ++i) words += fmt::format(" Wort{}", report * 40 + i);
  return fmt::format(
      R"({{"id": "n-{0}", "title": "Meldung Nummer {0}", "date": "2022-{1:02}-{2:02}", "source": "Prüfblatt {3}", )"
      R"("section": "Politik", "authors": ["Eva Rohrbach"], "text": "Am 4. Februar 2022 sprach Karl Zwirnberg in )"
      R"(Kiel{4} über die Deichbauverordnung.\n\n„Der Deich hält“, sagte Zwirnberg.{5}.\n\nEine Notiz {6}."}})"
      "\n",
      number, number % 12 + 1, number % 28 + 1, number % 3, changed ? " erneut" : "", words, number % 5);
}

store::Archive open_existing(const std::filesystem::path& path) {
  return store::Archive::open_to_change(path);
}

void append_rows(const store::Database& database, std::string_view table, std::string& content) {
  const auto columns = database.prepare("SELECT count(*) FROM pragma_table_info(?1)")
                           .bind(1, table)
                           .first_integer()
                           .value_or(0);
  auto rows = database.prepare(fmt::format("SELECT * FROM {} ORDER BY 1, 2", table));
  while (rows.step()) {
    content += table;
    for (int column = 0; column < columns; ++column) content.append(1, '\0').append(rows.blob(column));
    content += '\n';
  }
}

}  // namespace

bool all_trials() {
  const char* asked = std::getenv("BLATTWERK_FAULTS");
  return asked != nullptr && std::string_view(asked) == "all";
}

std::vector<std::int64_t> chosen_trials(std::int64_t count) {
  const std::int64_t step = all_trials() || count <= kSample ? 1 : count / kSample;
  std::vector<std::int64_t> trials;
  for (std::int64_t n = step; n <= count; n += step) trials.push_back(n);
  return trials;
}

void write_articles(const std::filesystem::path& folder, std::size_t count, Edition edition) {
  std::filesystem::create_directories(folder);
  const std::size_t first_new = count - count / 3;
  for (std::size_t number = 0; number < count; ++number) {
    if (edition == Edition::first && number >= first_new) return;
    std::ofstream(folder / fmt::format("{:04}.jsonl", number / kArticlesInFile),
                  std::ios::binary | std::ios::app)
        << article(number, edition);
  }
}

void import_articles(const std::filesystem::path& archive, const std::filesystem::path& articles,
                     ProgressListener* listener) {
  ingest::ImportOptions options;
  options.workers = 1;
  options.now = "2024-03-04T08:00:00Z";
  options.batch_articles = kBatch;
  options.listener = listener;
  store::Archive opened = store::Archive::open_for_writing(archive);
  ingest::import_paths(opened, {articles.string()}, options);
}

std::string stored_content(const std::filesystem::path& path) {
  std::string content;
  if (!std::filesystem::exists(path)) return content;
  const store::Archive archive = open_existing(path);
  for (const auto table : kTables) append_rows(archive.database(), table, content);
  return content;
}

std::string exported(const std::filesystem::path& path) {
  const store::Archive archive = open_existing(path);
  const store::StoredLexicon lexicon(archive.database());
  text::Analyzer analyzer(&lexicon);
  search::SearchOptions options;
  options.order = search::Order::oldest;
  options.limit = search::kAllArticles;
  options.near_duplicates = search::NearDuplicates::all;
  std::string content;
  output::export_articles(archive, analyzer, search::parse_query("", *PartialDate::parse_iso("2024-03-04")),
                          options, *output::find_export_format("jsonl"),
                          [&](std::string_view piece) { content += piece; });
  return content;
}

std::string findings(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return {};
  const store::Archive archive = open_existing(path);
  const store::StoredLexicon lexicon(archive.database());
  text::Analyzer analyzer(&lexicon);
  std::string found;
  for (const Finding& finding : store::check(archive, analyzer, {}).findings) found += finding.what + '\n';
  return found;
}

void copy_archive(const std::filesystem::path& from, const std::filesystem::path& to) {
  remove_archive(to);
  if (std::filesystem::exists(from)) std::filesystem::copy_file(from, to);
}

void remove_archive(const std::filesystem::path& path) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path.native() + suffix);
}

void Course::progress(const Progress& progress) {
  if (progress.articles == articles_.back()) return;
  articles_.push_back(progress.articles);
  note();
}

void Course::note() {
  contents_.push_back(stored_content(archive_));
}

}  // namespace blattwerk::faults
