#include "search/saved_search.h"

#include "search/query_parser.h"

namespace blattwerk::search {
namespace {

constexpr std::string_view kNewestArticle = "(SELECT coalesce(max(id), 0) FROM article)";

}  // namespace

void save_search(const store::Database& database, std::string_view name, std::string_view query,
                 std::string_view now) {
  if (name.empty()) throw Error("a saved search needs a name");
  database
      .prepare(
          std::string("INSERT INTO saved_search (name, query, saved, last_seen) VALUES (?1, ?2, ?3, ")
              .append(kNewestArticle)
              .append(") ON CONFLICT (name) DO UPDATE SET query = excluded.query, saved = excluded.saved, "
                      "last_seen = excluded.last_seen"))
      .bind(1, name)
      .bind(2, query)
      .bind(3, now)
      .run();
}

bool forget_search(const store::Database& database, std::string_view name) {
  database.prepare("DELETE FROM saved_search WHERE name = ?1").bind(1, name).run();
  return sqlite3_changes(database.handle()) > 0;
}

std::vector<SavedSearch> list_saved_searches(const store::Database& database) {
  std::vector<SavedSearch> searches;
  auto statement = database.prepare("SELECT name, query, saved, last_seen FROM saved_search ORDER BY name");
  while (statement.step()) {
    searches.push_back({std::string(statement.text(0)), std::string(statement.text(1)),
                        std::string(statement.text(2)), statement.integer(3)});
  }
  return searches;
}

Hits find_news(const store::Archive& archive, text::Analyzer& analyzer, const SavedSearch& saved,
               const PartialDate& today, SearchOptions options) {
  KeySet unseen;
  auto statement = archive.database().prepare("SELECT key FROM article WHERE id > ?1");
  statement.bind(1, saved.last_seen);
  while (statement.step()) unseen.add(statement.integer(0));
  options.within = &unseen;
  options.relax = false;
  return Searcher(archive, analyzer).search(parse_query(saved.query, today), options);
}

void mark_seen(const store::Database& database, std::string_view name) {
  database
      .prepare(std::string("UPDATE saved_search SET last_seen = ")
                   .append(kNewestArticle)
                   .append(" WHERE name = ?1"))
      .bind(1, name)
      .run();
}

}  // namespace blattwerk::search
