#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "store/article_key.h"
#include "store/fts_tokenizer.h"

namespace blattwerk::search {

/// The constants of the one formula that ranks articles; docs/ranking.md explains each.
struct RankingWeights {
  double k1 = 0.9;  ///< how soon more mentions count less
  double b = 0.6;   ///< how much long articles are held back
  std::array<double, store::kFtsColumns> column = {1.0, 4.0, 2.0, 1.5};  ///< body, title, lead, headings
  double part = 0.35;  ///< a compound's part against a whole word
  double loose_part =
      0.15;  ///< where any word will do: a part of the compound asked for against that compound
  double most_loose = 0.35;  ///< what all such parts in an article count at most, together
  double alias = 0.9;        ///< another spelling against the word as written
  double nearness = 0.4;     ///< the lift of two words side by side, of the lower of their weights
  int nearness_reach = 8;    ///< the distance at which it ends
  double compound =
      1.2;  ///< the lift of a hyphenated compound that stands as written, of the sum of its words' weights
  double coverage = 2.0;    ///< where some of the words suffice: what each word found adds, of its weight
  double some_parts = 0.4;  ///< of which a compound found by some of its parts adds this share
  double all_parts = 0.8;   ///< and one found by all of them near each other this
  double recency = 0.1;     ///< the most that a new article gains
  double recency_half_life = 180;  ///< days after which half of that is left
};

/// Where a word of the query stands in an article: the column, and the position in it.
struct Occurrence {
  std::uint8_t column;
  std::int32_t position;

  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

/// The weight of a word found in `documents` of `total` articles.
double inverse_document_frequency(double documents, double total);

/// How much more than the average an article of `length` words is held back.
double length_norm(const RankingWeights& weights, double length, double average_length);

/// The score of one word of the query: `frequency` is the number of its occurrences, each weighted by its
/// column and by how well it matches.
double word_score(const RankingWeights& weights, double idf, double frequency, double norm);

/// What two neighbouring words of the query gain where they stand near each other. Occurrences are sorted.
double nearness_score(const RankingWeights& weights, double idf_first, double idf_second,
                      std::span<const Occurrence> first, std::span<const Occurrence> second);

/// What the words of a hyphenated compound gain where they stand one behind the other.
double compound_score(const RankingWeights& weights, double idf_sum,
                      std::span<const std::vector<Occurrence>* const> words);

/// The factor for an article of this key, where the newest one has `newest`. At least 1; 1 for undated
/// articles.
double recency_factor(const RankingWeights& weights, store::ArticleKey key, store::ArticleKey newest);

}  // namespace blattwerk::search
