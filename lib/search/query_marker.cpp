#include "search/query_marker.h"

#include <algorithm>

#include "search/text_match_builder.h"

namespace blattwerk::search {
namespace {

TextMatch words_of(const store::Archive& archive, text::Analyzer& analyzer, const Query& query,
                   const SearchOptions& search) {
  IndexTerms terms(archive.database());
  std::vector<Note> notes;
  std::vector<const Node*> leaves;
  collect_positive_text(query.root, leaves);
  // Where all words must be found, the parts of a compound that was asked for are no words of the query.
  return TextMatchBuilder(analyzer, terms, search.weights, notes).build(leaves, search.words);
}

}  // namespace

QueryMarker::QueryMarker(const store::Archive& archive, text::Analyzer& analyzer, const Query& query,
                         const SearchOptions& search)
    : archive_(archive),
      analyzer_(analyzer),
      query_(query),
      search_(search),
      match_(words_of(archive, analyzer, query, search)) {}

void QueryMarker::for_each(std::size_t most_articles, const std::function<bool(const MarkedText&)>& visit) {
  bool complete = true;
  const KeySet found = Searcher(archive_, analyzer_).find_all(query_, search_, complete);
  std::vector<store::ArticleKey> keys;
  found.for_each([&](store::ArticleKey key) { keys.push_back(key); });
  std::ranges::reverse(keys);
  if (keys.size() > most_articles) keys.resize(most_articles);

  ArticleSource articles(archive_.database());
  MatchMarker marker(match_, analyzer_);
  ArticleHead head;
  for (const store::ArticleKey key : keys) {
    if (!articles.read_head(key, head)) continue;
    auto marks = marker.mark(head.title, TextField::title);
    if (!marks.empty() && !visit({head, 0, head.title, marks})) return;
    int n = 0;
    for (const Paragraph& paragraph : articles.read_paragraphs(head.id)) {
      ++n;
      marks = marker.mark(paragraph.text, field_of(paragraph.kind));
      if (!marks.empty() && !visit({head, n, paragraph.text, marks})) return;
    }
  }
}

std::vector<Highlights> QueryMarker::mark(std::string_view title,
                                          const std::vector<Paragraph>& paragraphs) const {
  std::vector<Highlights> highlights(paragraphs.size() + 1);
  MatchMarker marker(match_, analyzer_);
  if (marker.empty()) return highlights;
  highlights[0] = merge(marker.mark(title, TextField::title));
  for (std::size_t n = 0; n < paragraphs.size(); ++n) {
    highlights[n + 1] = merge(marker.mark(paragraphs[n].text, field_of(paragraphs[n].kind)));
  }
  return highlights;
}

}  // namespace blattwerk::search
