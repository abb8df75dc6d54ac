#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/impact/impact_ranker.h"
#include "search/random_matches.h"
#include "store/facets/facet_index.h"

namespace blattwerk::search::impact {
namespace {

using store::facets::Facet;

const RankingWeights kWeights;

// A TokenArchive whose articles also have sources, sections, authors and entities.
class FacetArchive {
 public:
  explicit FacetArchive(unsigned seed) : random_(seed), matches_(random_) {
    archive_.database().execute(R"sql(
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 400)
      INSERT INTO entity (id, type, name)
        SELECT n, CASE n % 4 WHEN 0 THEN 'person' WHEN 1 THEN 'organization' WHEN 2 THEN 'place' ELSE 'other' END,
               'name ' || n FROM number)sql");
  }

  const store::Database& database() const { return archive_.database(); }
  const TokenArchive& archive() const { return archive_; }
  RandomTokens& random() { return random_; }
  RandomMatches& matches() { return matches_; }

  void change(std::uint32_t size) {
    change_at_random(archive_, random_, size);
    auto article = database().prepare("SELECT id, key FROM article WHERE language IS NULL");
    std::vector<std::pair<std::int64_t, store::ArticleKey>> added;
    while (article.step()) added.emplace_back(article.integer(0), article.integer(1));
    store::Transaction transaction(database());
    for (const auto& [id, key] : added) give_values(id, key);
    transaction.commit();
  }

  void settle() {
    archive_.settle();
    store::Transaction transaction(database());
    store::facets::settle(database());
    transaction.commit();
  }

  ValueCondition condition() {
    ValueCondition condition;
    for (std::uint32_t i = 0; i <= random_.below(3); ++i) {
      const auto facet = static_cast<Facet>(random_.below(7));
      if (store::facets::is_entity(facet)) {
        const auto type = store::facets::to_string(facet);
        const auto id = database()
                            .prepare("SELECT id FROM entity WHERE type = ?1 AND id > ?2 ORDER BY id")
                            .bind(1, type)
                            .bind(2, skewed(300))
                            .first_integer();
        condition.values.push_back({facet, {.entity = id.value_or(1)}});
      } else {
        condition.values.push_back({facet, {.name = name(facet)}});
      }
    }
    return condition;
  }

 private:
  // Small numbers most of the time.
  std::int64_t skewed(std::uint32_t end) { return random_.below(1 + random_.below(end)); }

  std::string name(Facet facet) {
    return fmt::format("{} {}", store::facets::to_string(facet), skewed(facet == Facet::author ? 60 : 12));
  }

  void give_values(std::int64_t id, store::ArticleKey key) {
    auto article =
        database().prepare("UPDATE article SET language = 'de', source = ?2, section = ?3 WHERE id = ?1");
    article.bind(1, id);
    const std::string source = name(Facet::source);
    const std::string section = name(Facet::section);
    if (random_.below(8) != 0) article.bind(2, source);
    if (random_.below(3) != 0) article.bind(3, section);
    article.run();
    for (int n = 0; n < static_cast<int>(random_.below(3)); ++n) {
      database()
          .prepare("INSERT INTO author (article_id, n, name) VALUES (?1, ?2, ?3)")
          .bind(1, id)
          .bind(2, n)
          .bind(3, name(Facet::author))
          .run();
    }
    for (std::uint32_t n = random_.below(8); n > 0; --n) {
      database()
          .prepare("INSERT OR IGNORE INTO article_entity (entity_id, article_key, count) VALUES (?1, ?2, 1)")
          .bind(1, 1 + skewed(400))
          .bind(2, key)
          .run();
    }
  }

  TokenArchive archive_;
  RandomTokens random_;
  RandomMatches matches_;
};

TEST(Facets, AreThoseThatTheTablesTell) {
  FacetArchive archive(21);
  ImpactRanker ranker(archive.database());
  int compared = 0;
  for (int round = 0; round < 9; ++round) {
    archive.change(round % 4 == 0 ? 500 : archive.random().below(120));
    if (round % 3 != 2) archive.settle();
    for (int i = 0; i < 20; ++i) {
      const TextMatch match = archive.matches().match();
      const RandomConditions conditions(archive.random(), archive.archive());
      RankRequest request = conditions.request(match, kWeights);
      request.least_units = 0;
      KeySet keys;
      request.matched = &keys;
      if (!ranker.rank_by_index(request)) continue;
      std::vector<OrdinalSet> ordinals;
      request.matched_ordinals = &ordinals;
      ASSERT_TRUE(ranker.rank_by_index(request));
      for (const std::size_t most : {std::size_t{3}, std::size_t{1000}}) {
        const Facets expected = count_facets(archive.database(), keys, most);
        ASSERT_EQ(ranker.count_facets(ordinals, most), expected) << match.expression << " in round " << round;
        ASSERT_EQ(ranker.count_facets(keys, most), expected) << match.expression << " in round " << round;
      }
      ++compared;
    }
  }
  EXPECT_GT(compared, 100);
  EXPECT_GT(archive.database().integer("SELECT count(*) FROM facet_set"), 1);
  EXPECT_GT(archive.database().integer("SELECT count(*) FROM facet_rest"), 5);
}

TEST(Facets, ConditionsOnValuesRankAsFiltersDo) {
  FacetArchive archive(22);
  ImpactRanker ranker(archive.database());
  FtsRanker by_fts(archive.database());
  for (int round = 0; round < 6; ++round) {
    archive.change(round % 3 == 0 ? 500 : 80);
    if (round % 3 != 2) archive.settle();
    for (int i = 0; i < 30; ++i) {
      const TextMatch match = archive.matches().match();
      RankRequest request{.match = match, .weights = kWeights, .keys = {}};
      std::vector<ValueCondition> conditions(1 + archive.random().below(2));
      KeySet filter;
      for (auto& condition : conditions) {
        condition = archive.condition();
        KeySet keys = keys_with(archive.database(), condition);
        if (&condition != conditions.data()) keys.intersect(filter);
        filter = std::move(keys);
      }
      request.filter = &filter;
      const auto expected = ranker.rank_by_index(request);
      if (!expected) continue;
      request.filter = nullptr;
      request.conditions = conditions;
      const auto ranked = ranker.rank_by_index(request);
      ASSERT_TRUE(ranked);
      ASSERT_EQ(ranked->total, expected->total) << match.expression;
      ASSERT_EQ(ranked->best, expected->best) << match.expression;
      ASSERT_EQ(by_fts.rank(request).total, expected->total) << match.expression;
    }
  }
}

TEST(Facets, ByDateTheFirstAreThoseThatTheTablesTell) {
  FacetArchive archive(23);
  ImpactRanker ranker(archive.database());
  for (int round = 0; round < 6; ++round) {
    archive.change(round % 3 == 0 ? 2500 : 80);
    if (round % 3 != 2) archive.settle();
    for (int i = 0; i < 30; ++i) {
      TextMatch match = archive.matches().match();
      if (i % 5 == 0) match = {};
      const RandomConditions conditions(archive.random(), archive.archive());
      RankRequest request = conditions.request(match, kWeights);
      request.least_units = 0;
      PageByDate newest(conditions.count);
      PageByDate oldest(conditions.count);
      const auto total = ranker.find_by_date(request, Order::newest, newest);
      if (!total) continue;
      ASSERT_EQ(ranker.find_by_date(request, Order::oldest, oldest), total);
      auto statement = archive.database().prepare(
          match.expression.empty()
              ? "SELECT key FROM article WHERE ?1 = '' ORDER BY key"
              : "SELECT a.key FROM article_fts JOIN article AS a ON a.id = article_fts.rowid "
                "WHERE article_fts MATCH ?1 ORDER BY a.key");
      statement.bind(1, match.expression);
      std::vector<store::ArticleKey> keys;
      while (statement.step()) {
        const auto key = statement.integer(0);
        if (contains(request.keys, key) && (!request.filter || request.filter->contains(key)))
          keys.push_back(key);
      }
      ASSERT_EQ(*total, keys.size()) << match.expression;
      PageByDate expected_oldest(conditions.count);
      for (const auto key : keys) {
        if (!expected_oldest.add(key)) break;
      }
      PageByDate expected_newest(conditions.count);
      for (auto key = keys.rbegin(); key != keys.rend() && expected_newest.add(*key); ++key) {
      }
      ArticleSource articles(archive.database());
      ASSERT_EQ(newest.take(articles, 0, Order::newest), expected_newest.take(articles, 0, Order::newest));
      ASSERT_EQ(oldest.take(articles, 0, Order::oldest), expected_oldest.take(articles, 0, Order::oldest));
    }
  }
}

class DamagedFacets : public ::testing::TestWithParam<const char*> {};

TEST_P(DamagedFacets, AreDoneWithout) {
  FacetArchive archive(24);
  archive.change(600);
  archive.settle();
  KeySet keys;
  for (const auto& [key, columns] : archive.archive().articles()) keys.add(key);
  const Facets expected = count_facets(archive.database(), keys, 1000);
  archive.database().execute(GetParam());
  ImpactRanker ranker(archive.database());
  EXPECT_EQ(ranker.count_facets(keys, 1000), expected);
  store::facets::discard(archive.database());
  EXPECT_EQ(ranker.count_facets(keys, 1000), expected);
}

INSTANTIATE_TEST_SUITE_P(Damage, DamagedFacets,
                         ::testing::Values("UPDATE facet_rest SET sets = x'FFFFFF'",
                                           "UPDATE facet_rest SET sets = x''",
                                           "UPDATE facet_set SET ordinals = zeroblob(3)",
                                           "UPDATE facet_set SET ordinals = x'0001FFFFFFFF0F'",
                                           "UPDATE facet_set SET ordinals = x'07'",
                                           "UPDATE facet_set SET ordinals = x''"));

}  // namespace
}  // namespace blattwerk::search::impact
