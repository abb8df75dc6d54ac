#include "search/search_context.h"

namespace blattwerk::search {

SearchContext::SearchContext(const store::Archive& archive, text::Analyzer& text_analyzer)
    : database(archive.database()),
      analyzer(text_analyzer),
      ranker(database),
      articles(database),
      groups(database),
      loader(database, analyzer) {}

double SearchContext::articles_in_index() const {
  // The full-text index has the number at hand; SQLite would count.
  if (const auto totals = store::impact::fts_totals(database)) return static_cast<double>(totals->articles);
  return static_cast<double>(database.integer("SELECT count(*) FROM article").value_or(0));
}

}  // namespace blattwerk::search
