#pragma once

#include <unordered_set>
#include <vector>

#include "search/article_text.h"
#include "search/match_marker.h"
#include "search/ranker.h"
#include "search/searcher.h"
#include "store/database.h"

namespace blattwerk::search {

/// Reads the articles of a page of hits, and makes their snippets.
class HitLoader {
 public:
  /// Both must outlive the loader.
  HitLoader(const store::Database& database, text::Analyzer& analyzer);

  /// `match` and `entities` are what is marked in the snippets.
  std::vector<Hit> load(const std::vector<ScoredKey>& page, const TextMatch& match,
                        const std::unordered_set<std::int64_t>& entities, const SearchOptions& options);

 private:
  void add_snippet(Hit& hit, MatchMarker& marker, const TextMatch& match,
                   const std::unordered_set<std::int64_t>& entities, const SearchOptions& options);
  void add_entity_marks(const Hit& hit, const std::vector<Paragraph>& paragraphs, const TextMatch& match,
                        const std::unordered_set<std::int64_t>& entities, std::vector<Mark>& title,
                        std::vector<std::vector<Mark>>& marks);

  text::Analyzer& analyzer_;
  ArticleSource articles_;
  store::Statement mentions_;
};

}  // namespace blattwerk::search
