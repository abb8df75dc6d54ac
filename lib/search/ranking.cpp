#include "search/ranking.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "search/key_date.h"

namespace blattwerk::search {

double inverse_document_frequency(double documents, double total) {
  documents = std::min(documents, total);
  return std::log(1.0 + (total - documents + 0.5) / (documents + 0.5));
}

double length_norm(const RankingWeights& weights, double length, double average_length) {
  if (average_length <= 0) return 1.0;
  return 1.0 - weights.b + weights.b * length / average_length;
}

double word_score(const RankingWeights& weights, double idf, double frequency, double norm) {
  return idf * frequency / (frequency + weights.k1 * norm);
}

double nearness_score(const RankingWeights& weights, double idf_first, double idf_second,
                      std::span<const Occurrence> first, std::span<const Occurrence> second) {
  int nearest = weights.nearness_reach + 1;
  auto behind = second.begin();
  for (const Occurrence& at : first) {
    // The first occurrence of the other word behind this one, and the one before that.
    while (behind != second.end() && *behind <= at) ++behind;
    if (behind != second.end() && behind->column == at.column) {
      nearest = std::min(nearest, behind->position - at.position);
    }
    if (behind != second.begin()) {
      const Occurrence& before = *std::prev(behind);
      // Out of order counts as one word farther; the same place is a compound that holds both.
      if (before.column == at.column)
        nearest = std::min(nearest, std::max(at.position - before.position, 0) + 1);
    }
  }
  if (nearest > weights.nearness_reach) return 0;
  return weights.nearness * std::min(idf_first, idf_second) / nearest;
}

double compound_score(const RankingWeights& weights, double idf_sum,
                      std::span<const std::vector<Occurrence>* const> words) {
  for (const Occurrence& start : *words.front()) {
    bool all = true;
    for (std::size_t i = 1; i < words.size() && all; ++i) {
      const Occurrence wanted{start.column, start.position + static_cast<std::int32_t>(i)};
      all = std::ranges::binary_search(*words[i], wanted);
    }
    if (all) return weights.compound * idf_sum;
  }
  return 0;
}

double recency_factor(const RankingWeights& weights, store::ArticleKey key, store::ArticleKey newest) {
  if (weights.recency <= 0 || key < 0 || newest < 0) return 1.0;
  const double age = std::max(0, days_of_key(newest) - days_of_key(key));
  return 1.0 + weights.recency * std::exp2(-age / weights.recency_half_life);
}

}  // namespace blattwerk::search
