#include "search/entities.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "search/article_text.h"
#include "search/key_date.h"
#include "search/name_index.h"
#include "search/quotation_finder.h"
#include "search/written_names.h"

namespace blattwerk::search {
namespace {

constexpr std::uint64_t kLeastTogether = 2;
constexpr std::size_t kQuotationsShown = 20;
constexpr int kKeyArticles = 10;
constexpr int kKeyCandidates = 200;

EntityType type_of(std::string_view name) {
  return parse_entity_type(name).value_or(EntityType::other);
}

std::uint64_t count_articles(const store::Database& database, std::int64_t entity) {
  return static_cast<std::uint64_t>(
      database.prepare("SELECT count(*) FROM article_entity WHERE entity_id = ?1")
          .bind(1, entity)
          .first_integer()
          .value_or(0));
}

EntitySummary summary_of(const store::Database& database, std::int64_t id) {
  EntitySummary summary{.id = id, .name = {}, .articles = count_articles(database, id)};
  auto statement = database.prepare("SELECT type, name FROM entity WHERE id = ?1");
  statement.bind(1, id);
  if (statement.step()) {
    summary.type = type_of(statement.text(0));
    summary.name = statement.text(1);
  }
  return summary;
}

bool more_articles(const EntitySummary& a, const EntitySummary& b) {
  return a.articles != b.articles ? a.articles > b.articles : a.name < b.name;
}

// How many articles of a set each entity appears in.
std::unordered_map<std::int64_t, std::uint64_t> count_in(const store::Database& database,
                                                         const KeySet& articles) {
  std::unordered_map<std::int64_t, std::uint64_t> counts;
  auto statement = database.prepare("SELECT entity_id FROM article_entity WHERE article_key = ?1");
  articles.for_each([&](store::ArticleKey key) {
    statement.bind(1, key);
    while (statement.step()) ++counts[statement.integer(0)];
    statement.reset();
  });
  return counts;
}

// Articles by month; months between the first and the last without any are there too.
std::vector<FacetCount> count_months(const KeySet& articles) {
  std::vector<FacetCount> months;
  std::optional<std::pair<int, int>> at;
  articles.for_each([&](store::ArticleKey key) {
    const auto date = date_of_key(key);
    if (!date || date->month() == 0) return;
    const std::pair month{date->year(), date->month()};
    while (at && *at < month) {
      at = at->second == 12 ? std::pair{at->first + 1, 1} : std::pair{at->first, at->second + 1};
      months.push_back({PartialDate::of_month(at->first, at->second)->to_iso(), 0});
    }
    if (!at) {
      at = month;
      months.push_back({PartialDate::of_month(month.first, month.second)->to_iso(), 0});
    }
    ++months.back().count;
  });
  return months;
}

std::vector<Companion> find_companions(const store::Database& database, const EntitySummary& entity,
                                       const KeySet& articles, std::size_t most) {
  const auto total = static_cast<double>(database.integer("SELECT count(*) FROM article").value_or(0));
  const auto together = count_in(database, articles);
  // A look-up for each would be many; those that are seldom together can't be among the first.
  std::vector<std::pair<std::uint64_t, std::int64_t>> candidates;
  for (const auto& [id, count] : together) {
    if (id != entity.id && count >= std::min(kLeastTogether, articles.size()))
      candidates.emplace_back(count, id);
  }
  constexpr std::size_t kMostCandidates = 1000;
  std::ranges::sort(candidates, std::greater{});
  if (candidates.size() > kMostCandidates) candidates.resize(kMostCandidates);
  std::vector<Companion> companions;
  for (const auto& [count, id] : candidates) {
    const double association =
        log_likelihood(static_cast<double>(count), static_cast<double>(articles.size()),
                       static_cast<double>(count_articles(database, id)), total);
    if (association > 0) companions.push_back({{.id = id, .name = {}}, count, association});
  }
  std::ranges::sort(companions, [](const Companion& a, const Companion& b) {
    return a.association != b.association ? a.association > b.association : a.entity.id < b.entity.id;
  });
  if (companions.size() > most) companions.resize(most);
  for (Companion& companion : companions) companion.entity = summary_of(database, companion.entity.id);
  return companions;
}

void add_key_articles(const store::Database& database, EntityPortrait& portrait) {
  // A name in the title is worth as much as some in the text; only articles that name it often are looked at.
  auto statement = database.prepare(R"sql(
    SELECT a.id, a.title, a.date, a.source, x.count
    FROM (SELECT article_key, count FROM article_entity WHERE entity_id = ?1
          ORDER BY count DESC, article_key DESC LIMIT ?3) AS x JOIN article AS a ON a.key = x.article_key
    ORDER BY x.count + 5 * EXISTS (SELECT 1 FROM article_mentions AS m JOIN json_each(m.spans) AS span
                                   WHERE m.article_id = a.id AND json_extract(span.value, '$[0]') = 0
                                     AND json_extract(span.value, '$[3]') = ?1
                                     AND json_extract(span.value, '$[4]') IS NOT 2) DESC, a.key DESC
    LIMIT ?2)sql");
  statement.bind(1, portrait.entity.id).bind(2, kKeyArticles).bind(3, kKeyCandidates);
  while (statement.step()) {
    portrait.key_articles.push_back({statement.integer(0), std::string(statement.text(1)),
                                     std::string(statement.text(2)), std::string(statement.text(3)),
                                     static_cast<std::uint64_t>(statement.integer(4))});
  }
}

void add_quotations(const store::Database& database, EntityPortrait& portrait) {
  const std::int64_t id = portrait.entity.id;
  portrait.quoted_in =
      static_cast<std::uint64_t>(database.prepare("SELECT count(*) FROM article_speaker WHERE entity_id = ?1")
                                     .bind(1, id)
                                     .first_integer()
                                     .value_or(0));
  auto newest = database.prepare(
      "SELECT article_key FROM article_speaker WHERE entity_id = ?1 ORDER BY article_key DESC");
  newest.bind(1, id);
  QuotationSource source(database);
  ArticleSource articles(database);
  ArticleHead head;
  while (portrait.quotations.size() < kQuotationsShown && newest.step()) {
    if (!articles.read_head(newest.integer(0), head)) continue;
    const std::vector<Paragraph> paragraphs = articles.read_paragraphs(head.id);
    for (const StoredQuotation& quotation : source.read(head.id)) {
      if (quotation.speaker != id) continue;
      std::string_view words = words_of(quotation, head, paragraphs);
      if (words.empty() || portrait.quotations.size() == kQuotationsShown) continue;
      portrait.quotations.push_back({head.id, head.title, head.date, quotation.paragraph, quotation.start,
                                     quotation.end, quotation.direct, std::string(words)});
    }
  }
}

}  // namespace

KeySet articles_of(const store::Database& database, std::int64_t entity) {
  KeySet keys;
  auto statement = database.prepare("SELECT article_key FROM article_entity WHERE entity_id = ?1");
  statement.bind(1, entity);
  while (statement.step()) keys.add(statement.integer(0));
  return keys;
}

double log_likelihood(double both, double a, double b, double total) {
  const auto term = [](double observed, double expected) {
    return observed > 0 && expected > 0 ? observed * std::log(observed / expected) : 0;
  };
  if (total <= 0) return 0;
  const double neither = total - a - b + both;
  const double sum = term(both, a * b / total) + term(a - both, a * (total - b) / total) +
                     term(b - both, (total - a) * b / total) +
                     term(neither, (total - a) * (total - b) / total);
  return both * total >= a * b ? 2 * sum : -2 * sum;
}

EntityList list_entities(const store::Database& database, const EntityListOptions& options) {
  std::vector<EntitySummary> all;
  const std::string type = options.type ? std::string(to_string(*options.type)) : "";
  if (options.within) {
    for (const auto& [id, count] : count_in(database, *options.within))
      all.push_back({.id = id, .name = {}, .articles = count});
    auto statement = database.prepare("SELECT type, name FROM entity WHERE id = ?1");
    for (EntitySummary& entity : all) {
      statement.bind(1, entity.id);
      if (statement.step()) {
        entity.type = type_of(statement.text(0));
        entity.name = statement.text(1);
      }
      statement.reset();
    }
    if (options.type)
      std::erase_if(all, [&](const EntitySummary& entity) { return entity.type != *options.type; });
  } else {
    auto statement = database.prepare(
        "SELECT e.id, e.type, e.name, n.articles FROM "
        "(SELECT entity_id, count(*) AS articles FROM article_entity GROUP BY entity_id) AS n "
        "JOIN entity AS e ON e.id = n.entity_id WHERE ?1 = '' OR e.type = ?1");
    statement.bind(1, type);
    while (statement.step()) {
      all.push_back({statement.integer(0), type_of(statement.text(1)), std::string(statement.text(2)),
                     static_cast<std::uint64_t>(statement.integer(3))});
    }
  }
  EntityList list{all.size(), {}};
  const std::size_t end = std::min(all.size(), options.offset + options.limit);
  if (options.offset >= end) return list;
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(end), all.end(), more_articles);
  list.entities.assign(all.begin() + static_cast<std::ptrdiff_t>(options.offset),
                       all.begin() + static_cast<std::ptrdiff_t>(end));
  return list;
}

std::vector<EntitySummary> find_summaries(const store::Database& database, const std::string& name,
                                          std::optional<EntityType> type) {
  std::vector<EntitySummary> found;
  for (const auto id : find_entities(database, {type, name, false}))
    found.push_back(summary_of(database, id));
  std::ranges::sort(found, more_articles);
  return found;
}

EntityPortrait make_portrait(const store::Database& database, EntitySummary entity, std::size_t companions) {
  EntityPortrait portrait;
  portrait.entity = std::move(entity);
  portrait.derived = static_cast<std::uint64_t>(
      database.prepare("SELECT count(*) FROM article_derived_entity WHERE entity_id = ?1")
          .bind(1, portrait.entity.id)
          .first_integer()
          .value_or(0));
  portrait.names = written_names(database, portrait.entity);
  const KeySet articles = articles_of(database, portrait.entity.id);
  articles.for_each([&](store::ArticleKey key) {
    const auto date = date_of_key(key);
    if (!date) return;
    if (portrait.first.empty()) portrait.first = date->to_iso();
    portrait.last = date->to_iso();
  });
  portrait.months = count_months(articles);
  add_key_articles(database, portrait);
  add_quotations(database, portrait);
  portrait.companions = find_companions(database, portrait.entity, articles, companions);
  return portrait;
}

std::vector<EntityPortrait> find_portraits(const store::Database& database, const std::string& name,
                                           std::optional<EntityType> type, std::size_t most,
                                           std::size_t companions) {
  std::vector<EntitySummary> found = find_summaries(database, name, type);
  if (found.size() > most) found.resize(most);
  std::vector<EntityPortrait> portraits;
  for (EntitySummary& entity : found)
    portraits.push_back(make_portrait(database, std::move(entity), companions));
  return portraits;
}

std::vector<store::ArticleKey> articles_with(const store::Database& database,
                                             const std::vector<std::int64_t>& entities) {
  std::optional<KeySet> common;
  for (const auto entity : entities) {
    KeySet articles = articles_of(database, entity);
    if (common) {
      common->intersect(articles);
    } else {
      common = std::move(articles);
    }
  }
  std::vector<store::ArticleKey> keys;
  if (common) common->for_each([&](store::ArticleKey key) { keys.push_back(key); });
  std::ranges::reverse(keys);
  return keys;
}

}  // namespace blattwerk::search
