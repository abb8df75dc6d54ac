#include "store/fts5.h"

#include <string>

#include <fmt/format.h>

#include "core/error.h"

namespace blattwerk::store {
namespace {

/// Lets the tables be written that FTS5 keeps its index in.
class OpenShadowTables {
 public:
  explicit OpenShadowTables(const Database& database) : database_(database) { set_defensive(0); }
  ~OpenShadowTables() { set_defensive(1); }
  OpenShadowTables(const OpenShadowTables&) = delete;
  OpenShadowTables& operator=(const OpenShadowTables&) = delete;

 private:
  void set_defensive(int on) {
    sqlite3_db_config(database_.handle(), SQLITE_DBCONFIG_DEFENSIVE, on, nullptr);
  }

  const Database& database_;
};

// FTS5 can neither empty nor drop an index that it does not understand: it gets the tables of a new one.
void replace_shadow_tables(const Database& database) {
  const OpenShadowTables open(database);
  std::string definition =
      database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'article_fts'").first_text().value_or("");
  const std::size_t name = definition.find("article_fts");
  if (name == std::string::npos) return;
  definition.insert(name, "new_");
  database.execute(definition);
  for (const char* part : {"data", "idx", "docsize", "config"}) {
    database.execute(fmt::format(
        "DELETE FROM article_fts_{0}; INSERT INTO article_fts_{0} SELECT * FROM new_article_fts_{0}", part));
  }
  database.execute("DROP TABLE new_article_fts");
}

}  // namespace

fts5_api& fts5_of(const Database& database) {
  fts5_api* api = nullptr;
  database.prepare("SELECT fts5(?1)").bind_pointer(1, static_cast<void*>(&api), "fts5_api_ptr").step();
  if (api == nullptr) throw Error("this build of SQLite has no FTS5; install Debian's libsqlite3-0");
  return *api;
}

void empty_full_text(const Database& database) {
  constexpr const char* kEmpty = "INSERT INTO article_fts (article_fts) VALUES ('delete-all')";
  try {
    database.execute(kEmpty);
  } catch (const DatabaseError& error) {
    // After others, as a failing disk, SQLite may have ended the transaction.
    const int code = error.code() & 0xFF;
    if (code != SQLITE_CORRUPT && code != SQLITE_ERROR) throw;
    replace_shadow_tables(database);
    database.execute(kEmpty);
  }
}

}  // namespace blattwerk::store
