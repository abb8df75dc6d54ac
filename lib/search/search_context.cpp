#include "search/search_context.h"

namespace blattwerk::search {

SearchContext::SearchContext(const store::Archive& archive, text::Analyzer& text_analyzer)
    : database(archive.database()),
      analyzer(text_analyzer),
      ranker(database),
      terms(database, ranker.view()),
      articles(database),
      groups(database),
      loader(database, analyzer),
      fts_totals(database) {}

double SearchContext::articles_in_index() {
  // The full-text index has the number at hand; SQLite would count.
  if (const auto totals = fts_totals.read()) return static_cast<double>(totals->articles);
  return static_cast<double>(database.integer("SELECT count(*) FROM article").value_or(0));
}

}  // namespace blattwerk::search
