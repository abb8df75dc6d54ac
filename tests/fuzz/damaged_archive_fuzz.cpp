// Rows of a small archive are changed behind its back, as a failing disk or a stranger who hands an archive
// on may. Whatever they hold then, whoever reads them comes to an end, with an Error at most; a check never
// fails itself; and what it finds to be damaged in derived data alone is sound once that was made anew.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/error.h"
#include "ingest/merge.h"
#include "ingest/pipeline.h"
#include "ingest/reindex.h"
#include "output/export/export_articles.h"
#include "search/completion.h"
#include "search/entities.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "store/article_reader.h"
#include "store/check.h"
#include "store/compact.h"
#include "store/lexicon_table.h"
#include "temporary_folder.h"

namespace {

using namespace blattwerk;
namespace fs = std::filesystem;

constexpr std::size_t kMostEdits = 8;
constexpr const char* kQueries[] = {"Deich",  "Deichbau Kiel",    "\"Der Deich hält\"",  "*bau",
                                    "Wort1*", "person:Zwirnberg", "ort:Kiel ODER Wort5", "Notitz"};

/// Numbers off the front of the input; 0 behind its end.
class Input {
 public:
  Input(const std::uint8_t* bytes, std::size_t size) : at_(bytes), end_(bytes + size) {}

  bool done() const { return at_ == end_; }
  std::uint8_t byte() { return done() ? std::uint8_t{0} : *at_++; }
  std::size_t below(std::size_t end) {
    const std::size_t number = std::size_t{byte()} << 8 | byte();
    return end == 0 ? 0 : number % end;
  }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::string key;  ///< its primary key, as a list
  std::size_t rows;
};

PartialDate today() {
  return *PartialDate::of_day(2022, 2, 6);
}

void write_articles(const fs::path& path, std::size_t count) {
  std::ofstream file(path, std::ios::binary);
  for (std::size_t n = 0; n < count; ++n) {
    std::string words;
    for (std::size_t i = 0; i < (count > 100 ? 4 : 30); ++i) words += fmt::format(" Wort{}", n / 2 * 30 + i);
    file << fmt::format(
        R"({{"id": "n-{0}", "title": "Meldung {0}", "date": "2022-02-{1:02}", "source": "Blatt {2}", "section": "Land", )"
        R"("authors": ["Eva Rohrbach"], "text": "Am 4. Februar 2022 sprach Karl Zwirnberg in Kiel über den Deichbau.\n\n)"
        R"(„Der Deich hält“, sagte Zwirnberg.{3}."}})"
        "\n",
        n, n % 28 + 1, n % 3, words);
  }
}

/// An archive to be damaged, in memory.
struct Archive {
  std::string bytes;
  std::vector<Table> tables;
};

Archive make_archive(std::size_t articles, store::TextForm form) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "archive.db";
  write_articles(folder.path() / "articles.jsonl", articles);
  {
    store::Archive archive = store::Archive::open_for_writing(path);
    ingest::ImportOptions options;
    options.workers = 1;
    ingest::import_paths(archive, {(folder.path() / "articles.jsonl").string()}, options);
    store::compact(archive, form, nullptr);
  }
  Archive made;
  const store::Database database(path, store::OpenMode::write);
  auto names = database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name");
  while (names.step()) {
    Table table{std::string(names.text(0)), {}, "", 0};
    auto columns = database.prepare("SELECT name, pk FROM pragma_table_info(?1)");
    columns.bind(1, table.name);
    while (columns.step()) {
      table.columns.emplace_back(columns.text(0));
      if (columns.integer(1) == 0) continue;
      table.key += (table.key.empty() ? "" : ", ") + std::string(columns.text(0));
    }
    if (table.key.empty()) table.key = "rowid";
    table.rows =
        static_cast<std::size_t>(database.integer("SELECT count(*) FROM \"" + table.name + '"').value_or(0));
    if (table.rows > 0) made.tables.push_back(std::move(table));
  }
  std::ifstream file(path, std::ios::binary);
  made.bytes.assign(std::istreambuf_iterator<char>(file), {});
  return made;
}

std::string change_bytes(std::string bytes, Input& input) {
  const std::size_t at = input.below(bytes.size() + 1);
  const auto byte = static_cast<char>(input.byte());
  switch (input.byte() % 4) {
    case 0:
      if (at < bytes.size()) bytes[at] = byte;
      break;
    case 1:
      bytes.resize(at);
      break;
    case 2:
      bytes.insert(at, 1, byte);
      break;
    default:
      bytes.insert(0, bytes.substr(at));
      break;
  }
  return bytes;
}

std::int64_t change_number(std::int64_t number, Input& input) {
  constexpr std::int64_t kNumbers[] = {0,          1,         -1,         255,
                                       65536,      1 << 30,   0x7FFFFFFF, 0x80000000,
                                       0xFFFFFFFF, INT64_MAX, INT64_MIN,  std::int64_t{1} << 40};
  const std::size_t which = input.below(24);
  return which < std::size(kNumbers) ? kNumbers[which] : number + static_cast<std::int8_t>(input.byte());
}

void edit(const store::Database& database, const Archive& archive, Input& input) {
  const Table& table = archive.tables[input.below(archive.tables.size())];
  const std::string& column = table.columns[input.below(table.columns.size())];
  const std::string row = fmt::format("({0}) = (SELECT {0} FROM \"{1}\" LIMIT 1 OFFSET {2})", table.key,
                                      table.name, input.below(table.rows));
  const std::uint8_t kind = input.byte();
  if (kind % 16 == 0) {
    database.execute(fmt::format("DELETE FROM \"{}\" WHERE {}", table.name, row));
    return;
  }
  auto read = database.prepare(
      fmt::format("SELECT \"{0}\", typeof(\"{0}\") FROM \"{1}\" WHERE {2}", column, table.name, row));
  if (!read.step()) return;
  const std::string type(read.text(1));
  const std::string bytes(read.blob(0));
  const std::int64_t number = read.integer(0);
  read.reset();
  const std::string value = type == "text" ? "CAST(?1 AS TEXT)" : "?1";
  auto update = database.prepare(
      fmt::format("UPDATE OR IGNORE \"{}\" SET \"{}\" = {} WHERE {}", table.name, column, value, row));
  const std::string changed = change_bytes(bytes, input);
  if (type == "integer") {
    update.bind(1, change_number(number, input)).run();
  } else {
    update.bind_blob(1, std::string_view(changed)).run();
  }
}

template <typename Body>
void may_fail(Body body) {
  try {
    body();
  } catch (const Error&) {
  }
}

void damage(const fs::path& path, const Archive& archive, Input& input) {
  const store::Database database(path, store::OpenMode::write);
  sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  database.execute("PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF");
  store::Transaction transaction(database);
  for (std::size_t edits = 0; edits < kMostEdits && !input.done(); ++edits) {
    may_fail([&] { edit(database, archive, input); });
  }
  may_fail([&] { transaction.commit(); });
}

CheckReport check(const store::Archive& archive) {
  const store::StoredLexicon lexicon(archive.database());
  text::Analyzer analyzer(&lexicon);
  try {
    return store::check(archive, analyzer, {});
  } catch (const Error& error) {
    std::fprintf(stderr, "the check failed: %s\n", error.what());
    std::abort();
  }
}

bool only_derived_is_damaged(const CheckReport& report) {
  for (const Finding& finding : report.findings) {
    if (finding.damage != Damage::derived) return false;
  }
  return !report.sound();
}

void search(const store::Archive& archive) {
  const store::StoredLexicon lexicon(archive.database());
  text::Analyzer analyzer(&lexicon);
  search::SearchOptions options;
  options.facets = true;
  options.explain = true;
  for (const char* query : kQueries) {
    may_fail(
        [&] { search::Searcher(archive, analyzer).search(search::parse_query(query, today()), options); });
    may_fail([&] { search::complete(archive.database(), query); });
  }
  may_fail([&] {
    options.limit = search::kAllArticles;
    output::export_articles(archive, analyzer, search::parse_query("", today()), options,
                            *output::find_export_format("jsonl"), [](std::string_view) {});
  });
}

void read(const store::Database& database) {
  for (std::int64_t id = 1; id <= 3; ++id) {
    may_fail([&] { store::read_article(database, id); });
    may_fail([&] { store::read_versions(database, id); });
    may_fail([&] { store::read_original(database, id); });
  }
  may_fail([&] { search::find_portraits(database, "zwirnberg", std::nullopt, 3); });
}

void mend(store::Archive& archive) {
  try {
    ingest::reindex(archive, {.workers = 1});
  } catch (const Error& error) {
    std::fprintf(stderr, "it could not be made anew: %s\n", error.what());
    std::abort();
  }
  const CheckReport report = check(archive);
  if (report.sound()) return;
  for (const Finding& finding : report.findings) std::fprintf(stderr, "%s\n", finding.what.c_str());
  std::abort();
}

void use(const fs::path& path, bool merging) {
  store::Archive archive = store::Archive::open_to_change(path);
  search(archive);
  read(archive.database());
  const CheckReport report = check(archive);
  if (merging) {
    may_fail([&] {
      store::Archive other = store::Archive::open_for_writing(path.parent_path() / "other.db");
      ingest::merge(other, archive, {.workers = 1});
    });
  }
  if (only_derived_is_damaged(report)) mend(archive);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Archive plain = make_archive(12, store::TextForm::plain);
  static const Archive packed = make_archive(12, store::TextForm::packed);
  // The list of endings is worth its while from some hundred articles on.
  static const Archive many = make_archive(260, store::TextForm::plain);
  Input input(bytes, size);
  const std::uint8_t first = input.byte();
  const Archive& archive = first % 32 == 0 ? many : first % 2 == 0 ? packed : plain;
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "archive.db";
  std::ofstream(path, std::ios::binary) << archive.bytes;
  damage(path, archive, input);
  may_fail([&] { use(path, first % 8 == 1); });
  return 0;
}
