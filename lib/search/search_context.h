#pragma once

#include "search/article_text.h"
#include "search/hit_loader.h"
#include "search/impact/impact_ranker.h"
#include "search/index_terms.h"
#include "store/archive.h"
#include "store/near_duplicate/group_reader.h"
#include "text/analyzer.h"

namespace blattwerk::search {

/// What the searches of one archive share: its readers, which keep what they have read.
struct SearchContext {
  /// Both must outlive it.
  SearchContext(const store::Archive& archive, text::Analyzer& text_analyzer);

  double articles_in_index();

  const store::Database& database;
  text::Analyzer& analyzer;
  impact::ImpactRanker ranker;
  IndexTerms terms;
  ArticleSource articles;
  store::near_duplicate::GroupReader groups;
  HitLoader loader;
  store::impact::FtsTotalsReader fts_totals;
};

}  // namespace blattwerk::search
