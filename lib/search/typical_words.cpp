#include <algorithm>

#include "search/article_text.h"
#include "search/entities.h"
#include "search/index_terms.h"
#include "search/reading.h"
#include "search/word_counts.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kSample = 400;      // articles that are read
constexpr std::size_t kCandidates = 400;  // words whose frequency in the archive is looked up
constexpr std::uint64_t kLeastArticles = 2;

// So many keys, spread evenly over the set.
std::vector<store::ArticleKey> sample(const KeySet& articles, std::size_t count) {
  std::vector<store::ArticleKey> keys;
  const std::uint64_t size = articles.size();
  std::uint64_t at = 0;
  articles.for_each([&](store::ArticleKey key) {
    // The k-th is taken where k · size / count passes the running number.
    if (size <= count || at * count / size != (at + 1) * count / size) keys.push_back(key);
    ++at;
  });
  return keys;
}

}  // namespace

std::vector<TypicalWord> find_typical_words(const store::Archive& archive, text::Analyzer& analyzer,
                                            const KeySet& articles, std::size_t most) {
  const auto& database = archive.database();
  WordCounts words(analyzer);
  ArticleSource source(database);
  ArticleHead head;
  for (const store::ArticleKey key : sample(articles, kSample)) {
    if (!source.read_head(key, head)) continue;
    words.next_text();
    words.add_text(head.title);
    for (const Paragraph& paragraph : source.read_paragraphs(head.id)) words.add_text(paragraph.text);
  }
  struct Candidate {
    std::string term;
    std::string written;
    std::uint64_t articles;
  };
  std::vector<Candidate> candidates;
  for (const auto& [term, count] : words.counts()) {
    if (count.texts >= std::min(kLeastArticles, words.texts()))
      candidates.push_back({term, count.written, count.texts});
  }
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.term < b.term;
  });
  if (candidates.size() > kCandidates) candidates.resize(kCandidates);

  IndexTerms terms(database);
  const auto total = static_cast<double>(database.integer("SELECT count(*) FROM article").value_or(0));
  const auto read = static_cast<double>(words.texts());
  std::vector<TypicalWord> typical;
  for (const Candidate& candidate : candidates) {
    const double documents =
        std::max(terms.documents(candidate.term), static_cast<double>(candidate.articles));
    const double likelihood = log_likelihood(static_cast<double>(candidate.articles), read, documents, total);
    if (likelihood > 0)
      typical.push_back({candidate.written, candidate.articles, documents * read / total, likelihood});
  }
  std::ranges::sort(typical, [](const TypicalWord& a, const TypicalWord& b) {
    return a.log_likelihood != b.log_likelihood ? a.log_likelihood > b.log_likelihood : a.word < b.word;
  });
  if (typical.size() > most) typical.resize(most);
  return typical;
}

}  // namespace blattwerk::search
