#include "connection.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "core/error.h"
#include "store/lexicon_block.h"
#include "store/original.h"

SQLITE_EXTENSION_INIT3

namespace blattwerk::extension {
namespace {

constexpr std::int64_t kApplicationId = 0x426C6174;  // "Blat", as store/archive.h has it

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

// Statements live no longer than a call: one that is left keeps a connection from being closed.
Statement prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return nullptr;
  return Statement(statement);
}

std::string_view blob(sqlite3_stmt* statement, int column) {
  const void* bytes = sqlite3_column_blob(statement, column);
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

std::string quoted(std::string_view name) {
  std::string identifier = "\"";
  for (const char c : name) identifier.append(c == '"' ? 2 : 1, c);
  return identifier + '"';
}

bool is_archive(sqlite3* database, const char* schema) {
  const Statement statement = prepare(database, "PRAGMA " + quoted(schema) + ".application_id");
  return statement && sqlite3_step(statement.get()) == SQLITE_ROW &&
         sqlite3_column_int64(statement.get(), 0) == kApplicationId;
}

void require_same_analysis(sqlite3* database) {
  const Statement statement =
      prepare(database, "SELECT value FROM main.meta WHERE name = 'analysis_version'");
  if (!statement || sqlite3_step(statement.get()) != SQLITE_ROW) return;  // nothing is indexed yet
  const auto indexed = sqlite3_column_int64(statement.get(), 0);
  if (indexed == text::kAnalysisVersion) return;
  throw Error(
      fmt::format("the archive was indexed by version {} of the analysis, this is version {}; run 'blattwerk "
                  "reindex'",
                  indexed, text::kAnalysisVersion));
}

void read_words(sqlite3* database, text::WordLexicon& words) {
  const Statement statement =
      prepare(database, "SELECT words, size FROM main.lexicon_block ORDER BY first_word");
  if (!statement) return;
  while (sqlite3_step(statement.get()) == SQLITE_ROW) {
    const auto size = static_cast<std::uint64_t>(sqlite3_column_int64(statement.get(), 1));
    const std::string lines = store::unpack(blob(statement.get(), 0), size);
    store::for_each_word(lines,
                         [&](std::string_view word, std::uint32_t frequency) { words.add(word, frequency); });
  }
}

std::string find_dictionary(sqlite3* database, unsigned id) {
  const Statement statement =
      prepare(database, fmt::format("SELECT bytes FROM main.text_dictionary WHERE id = {}", id));
  if (!statement || sqlite3_step(statement.get()) != SQLITE_ROW) return {};
  return std::string(blob(statement.get(), 0));
}

}  // namespace

Connection::Connection(sqlite3* database)
    : database_(database), unpacker_([database](unsigned id) { return find_dictionary(database, id); }) {}

text::Analyzer& Connection::analyzer() {
  if (analyzer_) return *analyzer_;
  if (is_archive(database_, "main")) {
    require_same_analysis(database_);
    read_words(database_, words_);
  }
  return analyzer_.emplace(&words_);
}

bool Connection::has_archive() const {
  for (int i = 0; const char* schema = sqlite3_db_name(database_, i); ++i) {
    if (is_archive(database_, schema)) return true;
  }
  return false;
}

}  // namespace blattwerk::extension
