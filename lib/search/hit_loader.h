#pragma once

#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

#include "search/article_text.h"
#include "search/match_marker.h"
#include "search/quotation_finder.h"
#include "search/ranker.h"
#include "search/searcher.h"
#include "store/database.h"
#include "store/near_duplicate/group_reader.h"

namespace blattwerk::search {

/// What is marked in the snippets of hits. Where quotations were asked for, they are what a snippet shows.
struct ShownMatch {
  const TextMatch& match;
  std::unordered_set<std::int64_t> entities;
  std::span<QuotationFinder> quotations;
};

/// Reads the articles of a page of hits, and makes their snippets.
class HitLoader {
 public:
  /// Both must outlive the loader.
  HitLoader(const store::Database& database, text::Analyzer& analyzer);

  std::vector<Hit> load(const std::vector<ScoredKey>& page, const ShownMatch& shown,
                        const SearchOptions& options);

 private:
  /// The marks in an article: of the title and of each paragraph.
  struct Marks {
    std::vector<Mark> title;
    std::vector<std::vector<Mark>> paragraphs;
  };

  void add_snippet(Hit& hit, const ArticleHead& head, MatchMarker& marker, const ShownMatch& shown,
                   const SearchOptions& options);
  Marks mark_words(const Hit& hit, const std::vector<Paragraph>& paragraphs, MatchMarker& marker);
  void add_entity_marks(const Hit& hit, const std::vector<Paragraph>& paragraphs, const ShownMatch& shown,
                        Marks& marks);
  static bool mark_quotations(const ArticleHead& head, const std::vector<Paragraph>& paragraphs,
                              const ShownMatch& shown, Marks& marks);

  text::Analyzer& analyzer_;
  ArticleSource articles_;
  store::near_duplicate::GroupReader groups_;
  store::Statement mentions_;
};

}  // namespace blattwerk::search
