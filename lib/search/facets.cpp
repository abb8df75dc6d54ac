#include "search/facets.h"

#include <algorithm>
#include <unordered_map>

#include "search/key_date.h"

namespace blattwerk::search {
namespace {

// Beyond this share of the archive it is cheaper to read an index from end to end than to look up each
// article.
constexpr std::uint64_t kLookUpShare = 8;
constexpr int kDaysShownSingly = 62;
constexpr int kDaysShownByMonth = 6 * 366;

struct Counts {
  std::unordered_map<std::string, std::uint64_t> by_value;

  void add(std::string_view value) {
    if (!value.empty()) ++by_value[std::string(value)];
  }
  std::vector<FacetCount> most_frequent(std::size_t most) const {
    std::vector<FacetCount> counts;
    for (const auto& [value, count] : by_value) counts.push_back({value, count});
    const auto order = [](const FacetCount& a, const FacetCount& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    };
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(std::min(most, counts.size()));
    std::partial_sort(counts.begin(), middle, counts.end(), order);
    counts.erase(middle, counts.end());
    return counts;
  }
};

// A value beside the key of each article that has it, grouped by value.
void count_whole_index(const store::Database& database, const KeySet& articles, std::string_view sql,
                       Counts& counts) {
  auto statement = database.prepare(sql);
  std::string value;
  std::uint64_t count = 0;
  const auto flush = [&] {
    if (count > 0) counts.by_value[value] += count;
    count = 0;
  };
  while (statement.step()) {
    if (statement.text(0) != value) {
      flush();
      value = statement.text(0);
    }
    if (articles.contains(statement.integer(1))) ++count;
  }
  flush();
}

void count_metadata(const store::Database& database, const KeySet& articles, bool look_up, Counts& sources,
                    Counts& sections) {
  if (!look_up) {
    count_whole_index(database, articles,
                      "SELECT source, key FROM article WHERE source IS NOT NULL ORDER BY source, key",
                      sources);
    count_whole_index(database, articles,
                      "SELECT section, key FROM article WHERE section IS NOT NULL ORDER BY section, key",
                      sections);
    return;
  }
  auto statement = database.prepare("SELECT source, section FROM article WHERE key = ?1");
  articles.for_each([&](store::ArticleKey key) {
    statement.bind(1, key);
    if (statement.step()) {
      sources.add(statement.text(0));
      sections.add(statement.text(1));
    }
    statement.reset();
  });
}

void count_authors(const store::Database& database, const KeySet& articles, bool look_up, Counts& authors) {
  if (!look_up) {
    count_whole_index(
        database, articles,
        "SELECT w.name, a.key FROM author AS w JOIN article AS a ON a.id = w.article_id ORDER BY w.name",
        authors);
    return;
  }
  auto statement = database.prepare(
      "SELECT w.name FROM article AS a JOIN author AS w ON w.article_id = a.id WHERE a.key = ?1");
  articles.for_each([&](store::ArticleKey key) {
    statement.bind(1, key);
    while (statement.step()) authors.add(statement.text(0));
    statement.reset();
  });
}

std::unordered_map<std::int64_t, std::uint64_t> count_entities(const store::Database& database,
                                                               const KeySet& articles, bool look_up) {
  std::unordered_map<std::int64_t, std::uint64_t> counts;
  if (look_up) {
    auto statement = database.prepare("SELECT entity_id FROM article_entity WHERE article_key = ?1");
    articles.for_each([&](store::ArticleKey key) {
      statement.bind(1, key);
      while (statement.step()) ++counts[statement.integer(0)];
      statement.reset();
    });
    return counts;
  }
  auto statement =
      database.prepare("SELECT entity_id, article_key FROM article_entity ORDER BY entity_id, article_key");
  while (statement.step()) {
    if (articles.contains(statement.integer(1))) ++counts[statement.integer(0)];
  }
  return counts;
}

// Names the most frequent of each type. Few entities lead the lists, so they are named in the order of their
// counts.
void name_entities(const store::Database& database,
                   const std::unordered_map<std::int64_t, std::uint64_t>& counts, std::size_t most,
                   Facets& facets) {
  std::vector<std::pair<std::int64_t, std::uint64_t>> ordered(counts.begin(), counts.end());
  std::ranges::sort(ordered, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  auto statement = database.prepare("SELECT type, name FROM entity WHERE id = ?1");
  std::size_t lists_full = 0;
  for (const auto& [id, count] : ordered) {
    if (lists_full == 3) break;
    statement.bind(1, id);
    if (statement.step()) {
      const std::string_view type = statement.text(0);
      auto* list = type == "person"         ? &facets.person
                   : type == "organization" ? &facets.organization
                   : type == "place"        ? &facets.place
                                            : nullptr;
      if (list && list->size() < most) {
        list->push_back({std::string(statement.text(1)), count});
        if (list->size() == most) ++lists_full;
      }
    }
    statement.reset();
  }
}

}  // namespace

std::vector<FacetCount> count_dates(const KeySet& articles) {
  // Articles of one date have keys side by side.
  std::vector<std::pair<PartialDate, std::uint64_t>> dates;
  store::ArticleKey last = -1;
  articles.for_each([&](store::ArticleKey key) {
    const store::ArticleKey code = key < 0 ? -1 : key >> store::kKeySequenceBits;
    if (code < 0) return;
    if (code == last) {
      ++dates.back().second;
    } else if (const auto date = date_of_key(key)) {
      dates.emplace_back(*date, 1);
      last = code;
    }
  });
  if (dates.empty()) return {};
  int first_day = dates.front().first.days_since_epoch();
  int last_day = first_day;
  for (const auto& [date, count] : dates) {
    first_day = std::min(first_day, date.days_since_epoch());
    last_day = std::max(last_day, date.last_day().days_since_epoch());
  }
  const int days = last_day - first_day;
  std::vector<FacetCount> counts;
  for (const auto& [date, count] : dates) {
    std::string value = date.to_iso();
    if (days > kDaysShownSingly)
      value.resize(std::min<std::size_t>(value.size(), days > kDaysShownByMonth ? 4 : 7));
    if (!counts.empty() && counts.back().value == value) {
      counts.back().count += count;
    } else {
      counts.push_back({std::move(value), count});
    }
  }
  return counts;
}

Facets count_facets(const store::Database& database, const KeySet& articles, std::size_t most) {
  Facets facets;
  facets.date = count_dates(articles);
  const auto size = static_cast<std::uint64_t>(database.integer("SELECT count(*) FROM article").value_or(0));
  const bool look_up = articles.size() < size / kLookUpShare || articles.size() < 500;
  Counts sources;
  Counts sections;
  Counts authors;
  count_metadata(database, articles, look_up, sources, sections);
  count_authors(database, articles, look_up, authors);
  facets.source = sources.most_frequent(most);
  facets.section = sections.most_frequent(most);
  facets.author = authors.most_frequent(most);
  name_entities(database, count_entities(database, articles, look_up), most, facets);
  return facets;
}

}  // namespace blattwerk::search
