// Whether ranking by the impact index gives what looking at every token of every article gives: 10,000
// queries of any shape over random archives, with additions, updates, deletions and merges between. Needs no
// gold data.
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "search/exhaustive_ranker.h"
#include "search/impact/impact_ranker.h"
#include "search/random_matches.h"
#include "token_archive.h"

namespace {

using namespace blattwerk;
using namespace blattwerk::search;

constexpr int kArchives = 10;
constexpr int kRounds = 8;
constexpr int kQueries = 145;

bool same(const Ranked& ranked, const Ranked& expected) {
  if (ranked.total != expected.total || ranked.best.size() != expected.best.size()) return false;
  for (std::size_t i = 0; i < expected.best.size(); ++i) {
    if (ranked.best[i].key != expected.best[i].key) return false;
    if (std::abs(ranked.best[i].score - expected.best[i].score) > 1e-9) return false;
  }
  return true;
}

}  // namespace

int main() {
  const RankingWeights weights;
  int queries = 0;
  std::vector<std::string> misses;
  for (int number = 0; number < kArchives; ++number) {
    TokenArchive archive;
    RandomTokens random(100 + static_cast<unsigned>(number));
    RandomMatches matches(random);
    impact::ImpactRanker ranker(archive.database());
    for (int round = 0; round < kRounds; ++round) {
      change_at_random(archive, random, round == 2 ? 500 : random.below(100));
      if (round % 3 == 2) archive.settle();
      const ExhaustiveRanker reference(archive.articles());
      for (int i = 0; i < kQueries; ++i) {
        const TextMatch match = matches.match();
        const RandomConditions conditions(random, archive);
        const RankRequest request = conditions.request(match, weights);
        const auto ranked = ranker.rank_by_index(request);
        ++queries;
        // Without an answer the index was found damaged.
        if (!ranked || !same(*ranked, reference.rank(request))) misses.push_back(match.expression);
      }
    }
  }
  std::printf("## Impact index beside an exhaustive search\n\n");
  std::printf(
      "%d queries over %d random archives, each changed %d times: %d give the same articles, scores and "
      "totals, %zu do not.\n",
      queries, kArchives, kRounds, queries - static_cast<int>(misses.size()), misses.size());
  for (std::size_t i = 0; i < misses.size() && i < 10; ++i) std::printf("- `%s`\n", misses[i].c_str());
  return misses.empty() ? 0 : 1;
}
