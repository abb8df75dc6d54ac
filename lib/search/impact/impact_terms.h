#pragma once

#include "search/fts_terms.h"
#include "search/impact/index_view.h"
#include "search/term_source.h"

namespace blattwerk::search::impact {

/// The terms of an archive by the dictionaries of the impact index, which know the number of articles of each
/// without walking them. Answers as FtsTerms, which is asked where the index can't be trusted.
class ImpactTerms : public TermSource {
 public:
  /// Both must outlive it.
  ImpactTerms(const store::Database& database, IndexView& view)
      : database_(database), view_(view), fallback_(database) {}

  double documents(std::string_view term) override;
  std::vector<TermCount> words_with(std::string_view piece, Place place, std::size_t limit,
                                    bool& bounded) override;

 private:
  std::uint64_t count(std::string_view term);
  std::vector<TermCount> find_words(std::string_view piece, Place place, std::size_t limit, bool& bounded);

  const store::Database& database_;
  IndexView& view_;
  FtsTerms fallback_;
};

}  // namespace blattwerk::search::impact
