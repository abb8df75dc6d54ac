#pragma once

#include <functional>
#include <vector>

#include "search/article_text.h"
#include "search/index_terms.h"
#include "search/match_marker.h"
#include "search/plan.h"
#include "search/searcher.h"
#include "search/snippet.h"
#include "store/archive.h"

namespace blattwerk::search {

/// Goes through the articles that a query finds, newest first, and shows where its words stand.
class QueryMarker {
 public:
  /// All must outlive the marker.
  QueryMarker(const store::Archive& archive, text::Analyzer& analyzer, const Query& query,
              const SearchOptions& search);

  /// A text of an article (paragraph 0 is the title) with the marks in it, of which there is at least one.
  struct MarkedText {
    const ArticleHead& head;
    int paragraph;
    std::string_view text;
    const std::vector<Mark>& marks;
  };
  /// Calls `visit` for each marked text until it returns false or `most_articles` have been read.
  void for_each(std::size_t most_articles, const std::function<bool(const MarkedText&)>& visit);

  /// Where the query's words stand in the title (first) and the paragraphs of any article, found or not.
  std::vector<Highlights> mark(std::string_view title, const std::vector<Paragraph>& paragraphs) const;

  const TextMatch& match() const { return match_; }

 private:
  const store::Archive& archive_;
  text::Analyzer& analyzer_;
  const Query& query_;
  const SearchOptions& search_;
  TextMatch match_;
};

}  // namespace blattwerk::search
