#include "search/impact/impact_ranker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/exhaustive_ranker.h"
#include "search/random_matches.h"

namespace blattwerk::search::impact {
namespace {

const RankingWeights kWeights;

void expect_same_order(const Ranked& ranked, const Ranked& expected, const std::string& what) {
  ASSERT_EQ(ranked.total, expected.total) << what;
  ASSERT_EQ(ranked.best.size(), expected.best.size()) << what;
  for (std::size_t i = 0; i < expected.best.size(); ++i) {
    ASSERT_NEAR(ranked.best[i].score, expected.best[i].score, 1e-9) << what << " at " << i;
    ASSERT_EQ(ranked.best[i].key, expected.best[i].key) << what << " at " << i;
  }
}

// SQLite 3.40 finds the right articles but counts wrongly in two cases. Within a nested AND it forgets places
// of phrases that stand in the article, where another phrase was looked for in vain (fts5ExprNodeZeroPoslist
// also empties lists that are ahead). And a NEAR that fails since its second phrase is not there as a whole,
// or not in the column, leaves all the places of its first behind, which count where an alternative matches
// (fts5ExprNearTest).
bool is_miscounted_by_fts(const TextMatch& match) {
  const auto has = [&](std::string_view piece) { return match.expression.find(piece) != std::string::npos; };
  const bool has_near = has("NEAR(");
  const bool checked_by_text = has(" : ") || has(" w") || has(" und");
  const bool nested = has(" AND ") && (has(" NOT ") || has(" OR (") || !match.compounds.empty());
  return (nested && (checked_by_text || has_near)) || (has_near && checked_by_text);
}

TEST(ImpactRanker, GivesWhatLookingAtEveryArticleGives) {
  TokenArchive archive;
  RandomTokens random(11);
  RandomMatches matches(random);
  FtsRanker by_fts(archive.database());
  ImpactRanker by_index(archive.database());
  int compared_with_fts = 0;
  for (int round = 0; round < 8; ++round) {
    change_at_random(archive, random, round == 3 ? 600 : random.below(200));
    if (round % 5 == 4) archive.settle();
    const ExhaustiveRanker reference(archive.articles());
    for (int i = 0; i < 50; ++i) {
      const TextMatch match = matches.match();
      const RandomConditions conditions(random, archive);
      RankRequest request = conditions.request(match, kWeights);
      KeySet found;
      if (random.below(4) == 0) request.matched = &found;
      const auto ranked = by_index.rank_by_index(request);
      ASSERT_TRUE(ranked) << match.expression;
      ASSERT_EQ(found.size(), request.matched != nullptr ? ranked->total : 0);
      expect_same_order(*ranked, reference.rank(request), match.expression);
      if (HasFatalFailure()) return;
      if (is_miscounted_by_fts(match)) continue;
      request.matched = nullptr;
      const Ranked expected = by_fts.rank(request);
      ASSERT_EQ(ranked->total, expected.total) << match.expression;
      ASSERT_EQ(ranked->best, expected.best) << match.expression << ": not the same to the last bit";
      ++compared_with_fts;
    }
  }
  EXPECT_GT(compared_with_fts, 120);
}

class UntrustedIndexTest : public ::testing::TestWithParam<const char*> {};

TEST_P(UntrustedIndexTest, IsDoneWithout) {
  TokenArchive archive;
  RandomTokens random(13);
  change_at_random(archive, random, 400);
  TextMatch match;
  match.units.resize(1);
  match.expression = "(\"w1\" OR \"+w1\")";
  match.phrases = {{0, 1.0}, {0, kWeights.part}};
  const RankRequest request{match, kWeights, {}};
  ImpactRanker ranker(archive.database());
  ASSERT_TRUE(ranker.rank_by_index(request));
  archive.database().execute(GetParam());
  archive.database().execute("UPDATE impact_state SET generation = generation + 1");
  ImpactRanker anew(archive.database());
  EXPECT_FALSE(anew.rank_by_index(request));
  const Ranked expected = FtsRanker(archive.database()).rank(request);
  EXPECT_EQ(anew.rank(request).best, expected.best);
  EXPECT_EQ(ranker.rank(request).best, expected.best);
}

INSTANTIATE_TEST_SUITE_P(Damage, UntrustedIndexTest,
                         ::testing::Values("DELETE FROM impact_state", "DELETE FROM impact_chunk",
                                           "DELETE FROM impact_segment",
                                           "UPDATE impact_segment SET deleted = x'0500000001000000'",
                                           "UPDATE impact_segment SET landmarks = x'00'",
                                           "UPDATE impact_dictionary SET terms = x'FFFFFFFF'",
                                           "UPDATE impact_chunk SET bytes = zeroblob(100)",
                                           "UPDATE impact_state SET format = 0"));

}  // namespace
}  // namespace blattwerk::search::impact
