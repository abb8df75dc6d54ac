#include "search/calendar.h"

#include "search/key_date.h"
#include "search/key_set.h"

namespace blattwerk::search {

std::vector<FacetCount> count_calendar(const store::Database& database, const DateRange& range) {
  const store::KeyRange keys = store::keys_in_range(range);
  auto statement =
      database.prepare("SELECT key FROM article WHERE key BETWEEN ?1 AND ?2 AND key >= 0 ORDER BY key");
  statement.bind(1, keys.interval.first).bind(2, keys.interval.last);
  std::vector<FacetCount> counts;
  store::ArticleKey date_before = -1;
  while (statement.step()) {
    const store::ArticleKey key = statement.integer(0);
    if (!contains(keys, key)) continue;
    // Articles of one date have keys side by side.
    const store::ArticleKey date = key >> store::kKeySequenceBits;
    if (date != date_before) {
      counts.push_back({date_of_key(key)->to_iso(), 0});
      date_before = date;
    }
    ++counts.back().count;
  }
  return counts;
}

std::uint64_t count_undated(const store::Database& database) {
  const auto keys = store::keys_of_date(std::nullopt);
  return static_cast<std::uint64_t>(
      database.prepare("SELECT count(*) FROM article WHERE key BETWEEN ?1 AND ?2")
          .bind(1, keys.first)
          .bind(2, keys.last)
          .first_integer()
          .value_or(0));
}

}  // namespace blattwerk::search
