#pragma once

#include <map>
#include <string>

#include "search/term_source.h"
#include "store/database.h"

namespace blattwerk::search {

/// The terms of an archive by FTS5's own view of its index. A look-up walks the articles that have the term.
class FtsTerms : public TermSource {
 public:
  /// `database` must outlive it.
  explicit FtsTerms(const store::Database& database)
      : database_(database),
        documents_(database.prepare("SELECT doc FROM article_term WHERE term = ?1")),
        occurrences_(database.prepare("SELECT cnt FROM article_term WHERE term = ?1")) {}

  double documents(std::string_view term) override;
  double occurrences(std::string_view term) override;
  std::vector<TermCount> words_with(std::string_view piece, Place place, std::size_t limit,
                                    bool& bounded) override;

 private:
  const store::Database& database_;
  store::Statement documents_;
  store::Statement occurrences_;
};

}  // namespace blattwerk::search
