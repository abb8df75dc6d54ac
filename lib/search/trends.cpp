#include <map>

#include "search/key_date.h"
#include "search/reading.h"

namespace blattwerk::search {
namespace {

using Months = std::map<std::pair<int, int>, std::uint64_t>;

void count(Months& months, store::ArticleKey key) {
  const auto date = date_of_key(key);
  if (date && date->month() != 0) ++months[{date->year(), date->month()}];
}

}  // namespace

std::vector<Trend> find_trends(const store::Archive& archive, text::Analyzer& analyzer,
                               const std::vector<Query>& queries, const SearchOptions& search) {
  Months all;
  const store::KeyRange range = store::keys_in_range(search.dates);
  auto keys = archive.database().prepare(
      "SELECT key FROM article WHERE key BETWEEN ?1 AND ?2 AND key >= 0 ORDER BY key");
  keys.bind(1, range.interval.first).bind(2, range.interval.last);
  while (keys.step()) {
    if (contains(range, keys.integer(0))) count(all, keys.integer(0));
  }
  Searcher searcher(archive, analyzer);
  std::vector<Trend> trends;
  for (const Query& query : queries) {
    bool complete = true;
    const KeySet found = searcher.find_all(query, search, complete);
    Months own;
    found.for_each([&](store::ArticleKey key) { count(own, key); });
    Trend trend{to_string(query), found.size(), {}};
    if (!all.empty()) {
      const auto last = all.rbegin()->first;
      for (auto month = all.begin()->first; month <= last;
           month = month.second == 12 ? std::pair{month.first + 1, 1}
                                      : std::pair{month.first, month.second + 1}) {
        const auto of_all = all.find(month);
        const auto of_own = own.find(month);
        const std::uint64_t articles = of_own == own.end() ? 0 : of_own->second;
        const double share = of_all == all.end() ? 0
                                                 : 1000.0 * static_cast<double>(articles) /
                                                       static_cast<double>(of_all->second);
        trend.months.push_back({PartialDate::of_month(month.first, month.second)->to_iso(), articles, share});
      }
    }
    trends.push_back(std::move(trend));
  }
  return trends;
}

}  // namespace blattwerk::search
