#pragma once

#include <optional>
#include <vector>

#include "search/fts_terms.h"
#include "search/term_source.h"
#include "store/impact/index_reader.h"

namespace blattwerk::search {

/// The terms of an archive by the dictionaries of its impact index, which know how many articles have a term;
/// by FTS5 where the archive has no such index.
///
/// An article that was deleted counts until its segment is merged; what is weighed by these numbers does not
/// mind. To be used within one transaction.
class IndexTerms : public TermSource {
 public:
  /// `database` must outlive it.
  explicit IndexTerms(const store::Database& database);

  double documents(std::string_view term) override;
  double occurrences(std::string_view term) override { return fts_.occurrences(term); }
  std::vector<TermCount> words_with(std::string_view piece, Place place, std::size_t limit,
                                    bool& bounded) override;

 private:
  const store::Database& database_;
  FtsTerms fts_;
  store::impact::IndexReader reader_;
  std::optional<std::vector<store::impact::Segment>> segments_;
};

}  // namespace blattwerk::search
