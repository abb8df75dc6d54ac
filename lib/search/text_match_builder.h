#pragma once

#include <cstdint>
#include <vector>

#include "search/note.h"
#include "search/query.h"
#include "search/ranking.h"
#include "search/term_source.h"
#include "search/text_match.h"
#include "text/analyzer.h"

namespace blattwerk::search {

/// Makes index terms and expressions from the text nodes of a query.
class TextMatchBuilder {
 public:
  TextMatchBuilder(text::Analyzer& analyzer, TermSource& terms, const RankingWeights& weights,
                   std::vector<Note>& notes)
      : analyzer_(analyzer), terms_(terms), weights_(weights), notes_(notes) {}

  /// `nodes` must be expressible (expressible.h); all of them must match, or in mode `any` one of them.
  TextMatch build(const std::vector<const Node*>& nodes, WordMode mode);

 private:
  class Build;

  text::Analyzer& analyzer_;
  TermSource& terms_;
  const RankingWeights& weights_;
  std::vector<Note>& notes_;
};

}  // namespace blattwerk::search
