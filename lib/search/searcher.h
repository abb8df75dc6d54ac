#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "search/facets.h"
#include "search/plan.h"
#include "search/ranking.h"
#include "search/snippet.h"
#include "store/archive.h"
#include "text/analyzer.h"

namespace blattwerk::search {

/// An article that was found.
struct Hit {
  std::int64_t id = 0;
  std::string external_id;  ///< empty where it has none
  std::string title;
  std::string kicker;
  std::string date;  ///< ISO 8601, as precise as known; empty where it is not
  std::string source;
  std::string url;
  std::vector<std::int64_t> duplicates{};  ///< ids of its near duplicates, where one stands for all of them
  double score = 0;
  int paragraph = 0;  ///< of the snippet
  std::string snippet{};
  Highlights highlights{};        ///< bytes of the snippet
  Highlights title_highlights{};  ///< bytes of the title
};

/// What most of the words find where all of them find little.
struct Relaxed {
  std::uint64_t total = 0;
  std::vector<Hit> hits;
};

struct Hits {
  std::string query;         ///< in canonical form
  std::string suggestion{};  ///< the query as typed with likely words for those the archive lacks; else empty
  std::uint64_t total = 0;   ///< articles, each near duplicate counted
  bool complete = true;      ///< false where the time was up and there may be more
  std::vector<Hit> hits;
  std::optional<Relaxed> relaxed;
  std::optional<Facets> facets;
  std::vector<Note> notes;
  std::vector<std::string> explanation;  ///< in words, where it was asked for
  double took_ms = 0;
};

/// As the limit of a search: all articles it finds.
inline constexpr std::size_t kAllArticles = std::numeric_limits<std::size_t>::max();

/// What is listed of articles that give the same report in nearly the same words (docs/duplicates.md).
enum class NearDuplicates : std::uint8_t {
  first,  ///< the one that comes first in the order of the list
  all,
};

struct SearchOptions {
  Order order = Order::relevance;  ///< where the query does not ask for one
  DateRange dates{};               ///< in addition to the query's
  WordMode words = WordMode::all;
  std::size_t limit = 10;
  std::size_t offset = 0;
  const KeySet* within = nullptr;  ///< only these articles, where given; must outlive the search
  NearDuplicates near_duplicates = NearDuplicates::first;
  bool snippets = true;
  bool facets = false;
  bool relax = true;
  bool suggest = true;
  bool explain = false;
  RankingWeights weights{};
  SnippetLength snippet_length{};
  std::chrono::milliseconds time_limit{10'000};
  const std::atomic<bool>* cancelled = nullptr;  ///< ends the search when it becomes true
  Language language = Language::german;
};

/// Searches one archive. Not for use by several threads at once.
class Searcher {
 public:
  /// Both must outlive the searcher; `analyzer` must be set up as the archive was indexed.
  Searcher(const store::Archive& archive, text::Analyzer& analyzer);
  ~Searcher();
  Searcher(Searcher&&) noexcept;

  Hits search(Query query, const SearchOptions& options);

  /// All articles that a query finds, for what counts over them. `complete` is set to false where the time
  /// was up.
  KeySet find_all(const Query& query, const SearchOptions& options, bool& complete);

  /// The articles that `search` would show as hits, for who reads them one by one; the limit may be
  /// kAllArticles. `complete` as for `find_all`.
  std::vector<store::ArticleKey> find_in_order(Query query, SearchOptions options, bool& complete);

 private:
  class Session;
  std::unique_ptr<Session> session_;
};

}  // namespace blattwerk::search
