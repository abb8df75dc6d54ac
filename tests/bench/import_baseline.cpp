// What Blattwerk's import is measured against: the least that makes JSON Lines searchable, which is one FTS5
// table with the default tokenizer and the text in it, a transaction every 1,000 articles. One thread, no
// analysis, no duplicates.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>

#include <sqlite3.h>

namespace {

constexpr int kArticlesInTransaction = 1000;

void check(int status, sqlite3* database) {
  if (status == SQLITE_OK || status == SQLITE_DONE) return;
  std::fprintf(stderr, "import_baseline: %s\n", sqlite3_errmsg(database));
  std::exit(1);
}

void run(sqlite3* database, const char* sql) {
  check(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), database);
}

sqlite3_stmt* prepare(sqlite3* database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr), database);
  return statement;
}

void insert(sqlite3_stmt* statement, std::initializer_list<const std::string*> values) {
  int column = 0;
  for (const std::string* value : values) {
    sqlite3_bind_text(statement, ++column, value->data(), static_cast<int>(value->size()), SQLITE_STATIC);
  }
  check(sqlite3_step(statement), sqlite3_db_handle(statement));
  check(sqlite3_reset(statement), sqlite3_db_handle(statement));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: import_baseline ARTICLES.jsonl ARCHIVE.db\n");
    return 2;
  }
  std::ifstream input(argv[1], std::ios::binary);
  sqlite3* database = nullptr;
  check(sqlite3_open(argv[2], &database), database);
  run(database, "PRAGMA journal_mode = WAL");
  run(database, "PRAGMA synchronous = NORMAL");
  run(database,
      "CREATE TABLE article (id INTEGER PRIMARY KEY, external_id TEXT, date TEXT, source TEXT, url TEXT)");
  run(database, "CREATE VIRTUAL TABLE article_text USING fts5 (title, body, tokenize = 'unicode61')");
  sqlite3_stmt* insert_article =
      prepare(database, "INSERT INTO article (external_id, date, source, url) VALUES (?, ?, ?, ?)");
  sqlite3_stmt* insert_text =
      prepare(database, "INSERT INTO article_text (rowid, title, body) VALUES (last_insert_rowid(), ?, ?)");

  int count = 0;
  for (std::string line; std::getline(input, line); ++count) {
    if (count % kArticlesInTransaction == 0) run(database, count == 0 ? "BEGIN" : "COMMIT; BEGIN");
    const auto article = nlohmann::json::parse(line);
    const auto field = [&](const char* name) { return &article.at(name).get_ref<const std::string&>(); };
    insert(insert_article, {field("id"), field("date"), field("source"), field("url")});
    insert(insert_text, {field("title"), field("text")});
  }
  if (count > 0) run(database, "COMMIT");
  sqlite3_finalize(insert_article);
  sqlite3_finalize(insert_text);
  sqlite3_close(database);
  std::printf("%d\n", count);
  return 0;
}
