#include <algorithm>
#include <chrono>

#include "search/article_text.h"
#include "search/duplicate_filter.h"
#include "search/hit_loader.h"
#include "search/impact/impact_ranker.h"
#include "search/index_terms.h"
#include "search/reading.h"
#include "search/time_limit.h"
#include "search/word_counts.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kCandidates = 60;  // whose frequency in the archive is looked up
constexpr std::size_t kWords = 20;       // that are searched for
constexpr std::size_t kLeastWords = 8;   // however frequent they are
// Of the articles that have them, together, beyond which the words that tell least are left out: each such
// article is looked at, so that a large archive would take long.
constexpr double kMostArticles = 20'000;
// Most of these words must be shared, else every article is a little like every other.
constexpr std::size_t kLeastShared = 4;

struct Candidate {
  std::string term;
  std::string written;
  double weight;
  double documents = 0;
};

std::vector<Candidate> most(std::vector<Candidate> candidates, std::size_t count) {
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  if (candidates.size() > count) candidates.resize(count);
  return candidates;
}

// Of words in order, the first that can be searched for quickly.
void bound_work(std::vector<Candidate>& words) {
  double articles = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    articles += words[i].documents;
    if (i < kLeastWords || articles <= kMostArticles) continue;
    words.resize(i);
  }
}

TextMatch any_of(const std::vector<Candidate>& words) {
  TextMatch match;
  for (const Candidate& word : words) {
    TextUnit unit;
    unit.written = word.written;
    unit.positions = {{{word.term, 1.0}}};
    unit.idf = word.weight;
    std::string phrase = "\"";
    for (const char c : word.term) phrase.append(c == '"' ? 2 : 1, c);
    match.expression += (match.expression.empty() ? "" : " OR ") + phrase + '"';
    match.phrases.push_back({match.units.size(), 1.0});
    match.units.push_back(std::move(unit));
  }
  return match;
}

}  // namespace

Hits find_similar(const store::Archive& archive, text::Analyzer& analyzer, std::int64_t id,
                  const SearchOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const auto& database = archive.database();
  Hits hits;
  const auto key = database.prepare("SELECT key FROM article WHERE id = ?1").bind(1, id).first_integer();
  if (!key) return hits;
  const TimeLimit limit(database, options.time_limit, options.cancelled);

  ArticleSource articles(database);
  ArticleHead head;
  articles.read_head(*key, head);
  WordCounts words(analyzer);
  words.next_text();
  // A word of the title tells twice as much.
  words.add_text(head.title);
  words.add_text(head.title);
  for (const Paragraph& paragraph : articles.read_paragraphs(id)) words.add_text(paragraph.text);
  std::vector<Candidate> candidates;
  for (const auto& [term, count] : words.counts()) {
    candidates.push_back({term, count.written, static_cast<double>(count.occurrences)});
  }
  candidates = most(std::move(candidates), kCandidates);
  IndexTerms terms(database);
  const auto total = static_cast<double>(database.integer("SELECT count(*) FROM article").value_or(0));
  for (Candidate& candidate : candidates) {
    candidate.documents = terms.documents(candidate.term);
    // A word that only this article has leads nowhere.
    const double idf = candidate.documents > 1 ? inverse_document_frequency(candidate.documents, total) : 0;
    candidate.weight = idf * candidate.weight / (candidate.weight + options.weights.k1);
  }
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.weight <= 0; });
  candidates = most(std::move(candidates), kWords);
  bound_work(candidates);
  const TextMatch match = any_of(candidates);
  if (match.units.empty()) return hits;

  KeySet found;
  impact::ImpactRanker ranker(database);
  const std::size_t least = std::min(kLeastShared, (match.units.size() + 1) / 2);
  store::near_duplicate::GroupReader groups(database);
  DuplicateFilter duplicates(groups, options.near_duplicates);
  duplicates.admit(*key);  // its own near duplicates are no news
  Ranked ranked = rank_admitted(ranker,
                                {.match = match,
                                 .weights = options.weights,
                                 .keys = store::keys_in_range(options.dates),
                                 .count = options.offset + options.limit + 1,
                                 .least_units = least,
                                 .matched = &found},
                                duplicates);
  std::erase_if(ranked.best, [&](const ScoredKey& scored) { return scored.key == *key; });
  ranked.best.erase(ranked.best.begin(), ranked.best.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                   options.offset, ranked.best.size())));
  if (ranked.best.size() > options.limit) ranked.best.resize(options.limit);
  hits.total = found.size() - (found.contains(*key) ? 1 : 0);
  hits.complete = ranked.complete;
  hits.hits = HitLoader(database, analyzer).load(ranked.best, {match, {}, {}}, options);
  hits.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return hits;
}

}  // namespace blattwerk::search
