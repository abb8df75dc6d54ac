#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/key_set.h"
#include "search/searcher.h"
#include "store/archive.h"
#include "text/analyzer.h"

namespace blattwerk::search {

/// A word as it is typically written, with how often it occurs and how typical it is.
struct TypicalWord {
  std::string word;
  std::uint64_t count = 0;    ///< occurrences, or articles; see the function
  double expected = 0;        ///< how many chance would have it
  double log_likelihood = 0;  ///< Dunning 1993
};

/// Articles about the same: those that hold the most of an article's rare words. Nothing where there is no
/// such article.
Hits find_similar(const store::Archive& archive, text::Analyzer& analyzer, std::int64_t id,
                  const SearchOptions& options);

/// What is typical of articles as against the whole archive: the words in more of them than chance would have
/// it (keyness by articles). Of many articles, a sample spread evenly over them is read.
std::vector<TypicalWord> find_typical_words(const store::Archive& archive, text::Analyzer& analyzer,
                                            const KeySet& articles, std::size_t most);

/// One place where a word or phrase of a query stands, with what stands around it.
struct ConcordanceLine {
  std::int64_t id = 0;
  std::string date;
  std::string title;
  int paragraph = 0;  ///< 0 is the title
  std::string left;
  std::string match;
  std::string right;
};

enum class ConcordanceOrder : std::uint8_t { newest, left, right };

struct ConcordanceOptions {
  std::size_t context = 60;  ///< characters on either side
  std::size_t most = 200;    ///< lines
  ConcordanceOrder order = ConcordanceOrder::newest;
};

/// The places of the query's words (keyword in context), from its newest articles on. Sorting by the words to
/// the left begins with the nearest.
std::vector<ConcordanceLine> find_concordance(const store::Archive& archive, text::Analyzer& analyzer,
                                              const Query& query, const SearchOptions& search,
                                              const ConcordanceOptions& options);

/// The words that stand near those of a query more often than chance would have it.
std::vector<TypicalWord> find_collocates(const store::Archive& archive, text::Analyzer& analyzer,
                                         const Query& query, const SearchOptions& search, int window,
                                         std::size_t most);

/// How often something was written about.
struct Trend {
  std::string query;
  std::uint64_t total = 0;
  struct Month {
    std::string month;  ///< `2022-02`
    std::uint64_t count = 0;
    double per_thousand = 0;  ///< of all articles of that month
  };
  std::vector<Month> months;  ///< every month of the archive from the first to the last
};

/// Articles by month for each of several queries, over the same months. Articles dated by a year alone are
/// left out.
std::vector<Trend> find_trends(const store::Archive& archive, text::Analyzer& analyzer,
                               const std::vector<Query>& queries, const SearchOptions& search);

}  // namespace blattwerk::search
