#include "search/ranking.h"

#include <algorithm>
#include <functional>
#include <map>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"
#include "search/fts_ranker.h"
#include "search/fts_terms.h"
#include "search/key_date.h"
#include "search/text_match_builder.h"
#include "search/unit_weights.h"
#include "store/article_reader.h"

namespace blattwerk::search {
namespace {

const RankingWeights kWeights;

TEST(Ranking, WeighsRareWordsHigher) {
  EXPECT_GT(inverse_document_frequency(1, 1000), inverse_document_frequency(10, 1000));
  EXPECT_GT(inverse_document_frequency(10, 1000), inverse_document_frequency(1000, 1000));
  EXPECT_GT(inverse_document_frequency(1000, 1000), 0);
  EXPECT_EQ(inverse_document_frequency(2000, 1000), inverse_document_frequency(1000, 1000));
}

TEST(Ranking, SaturatesBelowTheWordsWeight) {
  EXPECT_GT(word_score(kWeights, 2, 3, 1), word_score(kWeights, 2, 1, 1));
  EXPECT_LT(word_score(kWeights, 2, 1e6, 1), 2);
  EXPECT_GT(word_score(kWeights, 2, 3, length_norm(kWeights, 50, 100)), word_score(kWeights, 2, 3, 1));
}

TEST(Ranking, LiftsWordsTheMoreTheNearerTheyStand) {
  using Places = std::vector<Occurrence>;
  const auto lift = [](const Places& first, const Places& second) {
    return nearness_score(kWeights, 2, 3, first, second);
  };
  const double adjacent = lift({{0, 4}}, {{0, 5}});
  EXPECT_DOUBLE_EQ(adjacent, kWeights.nearness * 2);
  EXPECT_DOUBLE_EQ(lift({{0, 4}}, {{0, 6}}), adjacent / 2);
  EXPECT_DOUBLE_EQ(lift({{0, 5}}, {{0, 4}}), adjacent / 2) << "out of order counts as one farther";
  EXPECT_DOUBLE_EQ(lift({{0, 4}}, {{0, 4}}), adjacent) << "a compound that holds both";
  EXPECT_EQ(lift({{0, 4}}, {{1, 5}}), 0) << "in different columns";
  EXPECT_EQ(lift({{0, 4}}, {{0, 4 + kWeights.nearness_reach + 1}}), 0);
  EXPECT_DOUBLE_EQ(lift({{0, 1}, {0, 90}, {1, 3}}, {{0, 50}, {1, 4}}), adjacent) << "the nearest of all";
}

TEST(Ranking, LiftsACompoundOnlyAsItStands) {
  const std::vector<Occurrence> first{{0, 3}, {0, 9}};
  const std::vector<Occurrence> second{{0, 10}};
  const std::vector<Occurrence> elsewhere{{0, 11}, {1, 10}};
  const auto lift = [](const std::vector<Occurrence>& a, const std::vector<Occurrence>& b) {
    const std::vector<const std::vector<Occurrence>*> words{&a, &b};
    return compound_score(kWeights, 5, words);
  };
  EXPECT_DOUBLE_EQ(lift(first, second), kWeights.compound * 5);
  EXPECT_EQ(lift(first, elsewhere), 0);
  EXPECT_GT(kWeights.compound, 1) << "else words apart could rank above the compound as written";
}

TEST(Ranking, FavoursNewArticlesMildly) {
  const auto key = [](const char* date) { return store::keys_of_date(PartialDate::parse_iso(date)).first; };
  const auto newest = key("2022-02-04");
  EXPECT_DOUBLE_EQ(recency_factor(kWeights, newest, newest), 1 + kWeights.recency);
  EXPECT_NEAR(recency_factor(kWeights, key("2021-08-08"), newest), 1 + kWeights.recency / 2, 1e-9);
  EXPECT_NEAR(recency_factor(kWeights, key("1990"), newest), 1, 1e-6);
  EXPECT_EQ(recency_factor(kWeights, -5, newest), 1);
  RankingWeights off;
  off.recency = 0;
  EXPECT_EQ(recency_factor(off, newest, newest), 1);
}

TEST(Ranking, ReadsTheDateOfAKey) {
  for (const char* date : {"2022", "2022-02", "2022-02-04", "2022-12-31", "0001", "9999-12-31"}) {
    const auto parsed = PartialDate::parse_iso(date);
    EXPECT_EQ(date_of_key(store::keys_of_date(parsed).first + 7), parsed) << date;
  }
  EXPECT_EQ(date_of_key(-1), std::nullopt);
}

// Ranks by looking at every article's tokens, without any index.
class Reference {
 public:
  void add(store::ArticleKey key, const store::IndexedColumns& columns) { articles_[key] = read(columns); }
  void remove(store::ArticleKey key) { articles_.erase(key); }
  double size() const { return static_cast<double>(articles_.size()); }

  std::vector<ScoredKey> rank(const Node& root, const TextMatch& match, TextMatchBuilder& builder,
                              WordMode mode) const {
    double tokens = 0;
    for (const auto& [key, article] : articles_) tokens += article.length;
    std::vector<ScoredKey> ranked;
    for (const auto& [key, article] : articles_) {
      const bool found =
          mode == WordMode::all ? matches(root, article, builder) : matches_any(root, article, builder);
      if (found) ranked.push_back({key, score(key, article, match, tokens / size())});
    }
    std::ranges::sort(ranked, ranks_before);
    return ranked;
  }

 private:
  struct Article {
    // The positions of each term in each column.
    std::map<std::pair<std::uint8_t, std::string>, std::vector<std::int32_t>> positions;
    double length = 0;
  };

  static Article read(const store::IndexedColumns& columns) {
    Article article;
    for (std::uint8_t column = 0; column < columns.size(); ++column) {
      std::int32_t position = -1;
      for (const text::Token& token : columns[column].tokens) {
        if (token.kind == text::TokenKind::word) ++position;
        article.positions[{column, std::string(columns[column].term(token))}].push_back(position);
      }
      article.length += position + 1;
    }
    return article;
  }

  static bool in_field(TextField field, std::uint8_t column) {
    switch (field) {
      case TextField::any:
        return true;
      case TextField::title:
        return column == 1;
      case TextField::lead:
        return column == 2;
      case TextField::text:
        return column == 0 || column == 3;
    }
    return false;
  }

  static bool stands_at(const Article& article, std::uint8_t column, const std::string& term,
                        std::int32_t position) {
    const auto found = article.positions.find({column, term});
    return found != article.positions.end() &&
           std::ranges::find(found->second, position) != found->second.end();
  }

  // The places of a unit, each with the weight of the best term there and whether that is loose.
  static std::map<Occurrence, std::pair<double, bool>> places(const Article& article, const TextUnit& unit) {
    std::map<Occurrence, std::pair<double, bool>> places;
    const bool phrase = unit.positions.size() > 1;
    for (const TermChoice& first : unit.positions[0]) {
      if (phrase && first.term.front() == text::kPartMark) continue;
      for (const auto& [where, positions] : article.positions) {
        if (where.second != first.term || !in_field(unit.field, where.first)) continue;
        for (const std::int32_t position : positions) {
          bool all = true;
          for (std::size_t i = 1; i < unit.positions.size() && all; ++i) {
            all = std::ranges::any_of(unit.positions[i], [&](const TermChoice& choice) {
              return stands_at(article, where.first, choice.term, position + static_cast<std::int32_t>(i));
            });
          }
          if (!all) continue;
          auto& best = places[{where.first, position}];
          best = std::max(best, {first.weight * kWeights.column[where.first], first.part > 0});
        }
      }
    }
    return places;
  }

  double score(store::ArticleKey key, const Article& article, const TextMatch& match, double average) const {
    const double norm = length_norm(kWeights, article.length, average);
    std::vector<std::vector<Occurrence>> occurrences;
    std::vector<double> frequencies;
    for (const TextUnit& unit : match.units) {
      occurrences.emplace_back();
      frequencies.push_back(0);
      if (unit.negated) continue;
      double loose = 0;
      for (const auto& [place, best] : places(article, unit)) {
        (best.second ? loose : frequencies.back()) += best.first;
        occurrences.back().push_back(place);
      }
      frequencies.back() += std::min(loose, kWeights.most_loose);
    }
    double score = 0;
    for (const auto& compound : match.compounds) {
      double idf = 0;
      bool apart = true;
      std::vector<const std::vector<Occurrence>*> words;
      for (const std::size_t unit : compound.words) {
        idf += match.units[unit].idf;
        apart = apart && frequencies[unit] > 0;
        words.push_back(&occurrences[unit]);
      }
      bool closed = false;
      for (const std::size_t unit : compound.closed) {
        closed = closed || frequencies[unit] > 0;
        if (apart) frequencies[unit] = 0;
      }
      if (closed) {
        score += kWeights.compound * idf;
      } else if (words.size() > 1) {
        score += compound_score(kWeights, idf, words);
      }
    }
    for (std::size_t unit = 0; unit < match.units.size(); ++unit) {
      if (frequencies[unit] > 0)
        score += word_score(kWeights, match.units[unit].idf, frequencies[unit], norm);
    }
    for (const auto& [first, second] : match.neighbours) {
      score += nearness_score(kWeights, match.units[first].idf, match.units[second].idf, occurrences[first],
                              occurrences[second]);
    }
    return score * recency_factor(kWeights, key, newest());
  }

  store::ArticleKey newest() const { return articles_.rbegin()->first; }

  static bool matches(const Node& node, const Article& article, TextMatchBuilder& builder) {
    if (const auto* conjunction = std::get_if<And>(&node.value)) {
      return std::ranges::all_of(conjunction->operands,
                                 [&](const Node& n) { return matches(n, article, builder); });
    }
    if (const auto* disjunction = std::get_if<Or>(&node.value)) {
      return std::ranges::any_of(disjunction->operands,
                                 [&](const Node& n) { return matches(n, article, builder); });
    }
    if (const auto* negation = std::get_if<Not>(&node.value)) {
      return !matches(negation->operand.front(), article, builder);
    }
    const TextMatch leaf = builder.build({&node}, WordMode::all);
    std::vector<bool> found;
    for (const TextUnit& unit : leaf.units) found.push_back(!places(article, unit).empty());
    // A hyphened word of two is found by both, or closed up.
    for (const auto& compound : leaf.compounds) {
      const auto is_found = [&](std::size_t unit) { return found[unit]; };
      if (!std::ranges::any_of(compound.closed, is_found)) continue;
      for (const std::size_t unit : compound.words) found[unit] = true;
    }
    for (const auto& compound : leaf.compounds) {
      for (const std::size_t unit : compound.closed) found[unit] = true;
    }
    return std::ranges::all_of(found, std::identity());
  }

  static bool matches_any(const Node& node, const Article& article, TextMatchBuilder& builder) {
    const auto* conjunction = std::get_if<And>(&node.value);
    const auto is_met = [&](const Node& n) { return matches_in_part(n, article, builder); };
    return conjunction ? std::ranges::any_of(conjunction->operands, is_met) : is_met(node);
  }

  // Of a hyphened word any word will do.
  static bool matches_in_part(const Node& node, const Article& article, TextMatchBuilder& builder) {
    if (!std::holds_alternative<Word>(node.value)) return matches(node, article, builder);
    const TextMatch leaf = builder.build({&node}, WordMode::all);
    return std::ranges::any_of(leaf.units,
                               [&](const TextUnit& unit) { return !places(article, unit).empty(); });
  }

  std::map<store::ArticleKey, Article> articles_;
};

class RankingReferenceTest : public ArchiveTest {
 protected:
  std::string word() {
    static const std::vector<std::string> kWords = {"Xylo",   "Quarz",  "Vibra",  "Mokka", "Zebra",  "Fagott",
                                                    "Kobalt", "Jasmin", "Tundra", "Karma", "Bambus", "Gong"};
    // Low numbers come more often, as words do.
    const double share = std::generate_canonical<double, 24>(random_);
    return kWords[static_cast<std::size_t>(share * share * static_cast<double>(kWords.size()))];
  }

  std::string sentence(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
      if (i > 0) text.push_back(random_() % 5 == 0 ? '-' : ' ');
      text.append(word());
    }
    return text;
  }

  std::string query() {
    const std::string a = word();
    const std::string b = word();
    const std::string c = word();
    const std::string d = word();
    switch (random_() % 10) {
      case 0:
        return a;
      case 1:
        return fmt::format("{} {}", a, b);
      case 2:
        return fmt::format("{} {} {}", a, b, c);
      case 3:
        return fmt::format("{} ODER {}", a, b);
      case 4:
        return fmt::format("{} ({} ODER {})", a, b, c);
      case 5:
        return fmt::format("{}-{}", a, b);
      case 6:
        return fmt::format("\"{} {}\"", a, b);
      case 7:
        return fmt::format("titel:{} {}", a, b);
      case 8:
        return fmt::format("{} NICHT {}", a, b);
      default:
        return fmt::format("{} text:{} \"{} {}\"", a, b, c, d);
    }
  }

  std::mt19937 random_{19};
};

TEST_F(RankingReferenceTest, AgreesWithLookingAtEveryArticle) {
  Reference reference;
  const auto& database = archive_.database();
  for (int round = 0; round < 4; ++round) {
    std::vector<TestArticle> articles;
    for (int i = 0; i < 60; ++i) {
      TestArticle article{
          .title = sentence(1 + random_() % 4),
          .date = random_() % 9 == 0 ? std::string() : fmt::format("2022-01-{}", 10 + random_() % 19)};
      for (auto count = 1 + random_() % 4; count > 0; --count)
        article.paragraphs.push_back(sentence(1 + random_() % 30));
      articles.push_back(std::move(article));
    }
    add(articles);
    // An update or a deletion between imports must leave no trace.
    for (int i = 0; i < 5; ++i) {
      const auto id = database.integer("SELECT id FROM article ORDER BY content_hash LIMIT 1");
      remove(*id);
    }
    reference = {};
    auto rows = database.prepare("SELECT id, key FROM article");
    while (rows.step()) {
      reference.add(rows.integer(1),
                    store::index_columns(store::read_text(database, rows.integer(0)), analyzer_));
    }

    FtsTerms terms(database);
    FtsRanker ranker(database);
    std::vector<Note> notes;
    TextMatchBuilder builder(analyzer_, terms, kWeights, notes);
    for (int i = 0; i < 150; ++i) {
      const std::string text = query();
      const Query query = parse_query(text, kToday);
      const WordMode mode = random_() % 4 == 0 ? WordMode::any : WordMode::all;
      const Plan plan = search::plan(query, {.words = mode});
      if (!plan.filters.empty()) continue;
      TextMatch match = builder.build(plan.text, mode);
      weigh_units(match, terms, reference.size());
      const auto expected = reference.rank(plan.query->root, match, builder, mode);
      const std::size_t count = 1 + random_() % 20;
      const Ranked ranked = ranker.rank({.match = match, .weights = kWeights, .keys = {}, .count = count});
      ASSERT_EQ(ranked.total, expected.size()) << text;
      ASSERT_EQ(ranked.best.size(), std::min(count, expected.size())) << text;
      for (std::size_t k = 0; k < ranked.best.size(); ++k) {
        ASSERT_NEAR(ranked.best[k].score, expected[k].score, 1e-9) << text << " at " << k;
        ASSERT_EQ(ranked.best[k].key, expected[k].key) << text << " at " << k;
      }
    }
  }
}

}  // namespace
}  // namespace blattwerk::search
