#pragma once

#include <cstdint>
#include <vector>

#include "search/ranking.h"

namespace blattwerk::search {

/// Where a phrase of a unit stands, and what that counts there.
struct WeightedPlace {
  Occurrence at;
  double weight;
  std::uint8_t part;  ///< see TermChoice
};

/// How an article has a word of the query.
enum class Found : std::uint8_t {
  not_at_all,
  by_some_parts,  ///< of the compound that the word is
  by_all_parts,   ///< near each other: `Erweiterung nach Osten` for `Osterweiterung`
  itself,         ///< in any inflection or spelling, or within a longer compound
};

struct UnitFrequency {
  double frequency = 0;
  Found found = Found::not_at_all;
};

/// The frequency of a unit of several phrases. The same place counts once, for what matches it best: several
/// NEAR of one query repeat their words. The parts of a compound count `most_loose` at most, so that they
/// never add up to the compound. Sorts the places.
UnitFrequency unit_frequency(std::vector<WeightedPlace>& places, const RankingWeights& weights);

/// How much of a word an article covers that has it so.
double covered_share(Found found, const RankingWeights& weights);

/// Whether that counts as one of the words that an article must have.
inline bool is_word(Found found) {
  return found == Found::itself || found == Found::by_all_parts;
}

}  // namespace blattwerk::search
