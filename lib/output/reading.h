#pragma once

#include <string>
#include <vector>

#include "output/json.h"
#include "output/style.h"
#include "search/reading.h"
#include "search/saved_search.h"

namespace blattwerk::output {

std::string to_json(const search::ConcordanceLine& line, JsonLayout layout);
std::string to_json(const std::vector<search::ConcordanceLine>& lines, JsonLayout layout);
std::string to_json(const std::vector<search::Trend>& trends, JsonLayout layout);
std::string to_json(const search::TypicalWord& word, JsonLayout layout);
std::string to_json(const std::vector<search::TypicalWord>& words, JsonLayout layout);
std::string to_json(const std::vector<search::SavedSearch>& saved, JsonLayout layout);

/// Concordance lines, aligned at the word searched for.
std::string show_concordance(const std::vector<search::ConcordanceLine>& lines, const Style& style);
/// Bars by month for each query.
std::string show_trends(const std::vector<search::Trend>& trends, const Style& style);
/// A month a row, a query a pair of columns: articles, and per 1,000 (RFC 4180).
std::string trends_to_csv(const std::vector<search::Trend>& trends);
/// The curves of all queries per 1,000 articles, as an image of its own.
std::string trends_to_svg(const std::vector<search::Trend>& trends);
/// A line a word: how often it stands, how often chance would have it.
std::string show_words(const std::vector<search::TypicalWord>& words, const Style& style);
std::string show_saved(const std::vector<search::SavedSearch>& saved, const Style& style);

}  // namespace blattwerk::output
