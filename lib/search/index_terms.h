#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "search/fts_terms.h"
#include "search/impact/index_view.h"
#include "search/term_source.h"

namespace blattwerk::search {

/// The terms of an archive by the dictionaries of its impact index, which know how many articles have a term;
/// by FTS5 where the archive has no such index.
///
/// An article that was deleted counts until its segment is merged; what is weighed by these numbers does not
/// mind.
class IndexTerms : public TermSource {
 public:
  /// To be used within one transaction. `database` must outlive it.
  explicit IndexTerms(const store::Database& database);
  /// By a view that others use too; both must outlive it. To be refreshed before anything else.
  IndexTerms(const store::Database& database, impact::IndexView& view);

  /// Looks at the archive as it is in this transaction.
  void refresh();

  double documents(std::string_view term) override;
  double occurrences(std::string_view term) override { return fts().occurrences(term); }
  std::vector<TermCount> words_with(std::string_view piece, Place place, std::size_t limit,
                                    bool& bounded) override;

 private:
  FtsTerms& fts();

  const store::Database& database_;
  std::unique_ptr<impact::IndexView> own_view_;
  impact::IndexView& view_;
  bool has_index_ = false;
  std::optional<FtsTerms> fts_;  ///< prepared when it is asked for
};

}  // namespace blattwerk::search
