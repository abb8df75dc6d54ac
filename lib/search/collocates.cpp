#include <algorithm>

#include "search/entities.h"
#include "search/index_terms.h"
#include "search/query_marker.h"
#include "search/reading.h"
#include "search/word_counts.h"
#include "store/impact/fts_totals.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kMostArticles = 2000;
constexpr std::size_t kCandidates = 300;
constexpr std::uint64_t kLeastTogether = 2;

}  // namespace

std::vector<TypicalWord> find_collocates(const store::Archive& archive, text::Analyzer& analyzer,
                                         const Query& query, const SearchOptions& search, int window,
                                         std::size_t most) {
  QueryMarker marker(archive, analyzer, query, search);
  WordCounts nearby(analyzer);
  text::TokenStream stream;
  std::uint64_t places = 0;
  marker.for_each(kMostArticles, [&](const QueryMarker::MarkedText& marked) {
    stream.clear();
    analyzer.analyze(marked.text, stream);
    std::erase_if(stream.tokens,
                  [](const text::Token& token) { return token.kind != text::TokenKind::word; });
    const auto words = static_cast<std::int64_t>(stream.tokens.size());
    std::vector<bool> taken(stream.tokens.size());
    // A word near two places counts once, the places themselves not at all.
    const auto is_marked = [&](const text::Token& token) {
      return std::ranges::any_of(
          marked.marks, [&](const Mark& mark) { return mark.start <= token.start && token.end <= mark.end; });
    };
    for (const Mark& mark : marked.marks) {
      ++places;
      const auto at = static_cast<std::int64_t>(mark.word);
      for (std::int64_t i = std::max<std::int64_t>(0, at - window); i < std::min(words, at + window + 1);
           ++i) {
        const auto n = static_cast<std::size_t>(i);
        if (taken[n] || is_marked(stream.tokens[n])) continue;
        taken[n] = true;
        const text::Token& token = stream.tokens[n];
        nearby.add_word(stream.term(token), marked.text.substr(token.start, token.end - token.start));
      }
    }
    return true;
  });
  std::vector<std::pair<std::uint64_t, std::string>> candidates;
  for (const auto& [term, count] : nearby.counts()) {
    if (count.occurrences >= std::min(kLeastTogether, places))
      candidates.emplace_back(count.occurrences, term);
  }
  std::ranges::sort(candidates, std::greater{});
  if (candidates.size() > kCandidates) candidates.resize(kCandidates);

  // Against all the words of the archive, of which those nearby are a part.
  const auto& database = archive.database();
  IndexTerms terms(database);
  const auto totals = store::impact::fts_totals(database);
  if (!totals) return {};
  const auto all_words = static_cast<double>(totals->tokens);
  const auto window_words = static_cast<double>(nearby.words());
  std::vector<TypicalWord> collocates;
  for (const auto& [count, term] : candidates) {
    const double occurrences = std::max(terms.occurrences(term), static_cast<double>(count));
    const double likelihood =
        log_likelihood(static_cast<double>(count), window_words, occurrences, all_words);
    if (likelihood <= 0) continue;
    collocates.push_back(
        {nearby.counts().at(term).written, count, occurrences * window_words / all_words, likelihood});
  }
  std::ranges::sort(collocates, [](const TypicalWord& a, const TypicalWord& b) {
    return a.log_likelihood != b.log_likelihood ? a.log_likelihood > b.log_likelihood : a.word < b.word;
  });
  if (collocates.size() > most) collocates.resize(most);
  return collocates;
}

}  // namespace blattwerk::search
