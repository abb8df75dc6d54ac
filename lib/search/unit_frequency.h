#pragma once

#include <algorithm>
#include <vector>

#include "search/ranking.h"

namespace blattwerk::search {

/// Where a phrase of a unit stands, and what that counts there.
struct WeightedPlace {
  Occurrence at;
  double weight;
  bool loose;  ///< see TextMatch::Phrase
};

/// The frequency of a unit of several phrases. The same place counts once, for what matches it best: several
/// NEAR of one query repeat their words. What is loose counts `most_loose` at most, so that the parts of a
/// compound never add up to the compound. Sorts the places.
inline double unit_frequency(std::vector<WeightedPlace>& places, double most_loose) {
  std::ranges::sort(places, [](const WeightedPlace& a, const WeightedPlace& b) {
    return a.at != b.at ? a.at < b.at : a.weight > b.weight;
  });
  double frequency = 0;
  double loose = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i > 0 && places[i].at == places[i - 1].at) continue;
    (places[i].loose ? loose : frequency) += places[i].weight;
  }
  return frequency + std::min(loose, most_loose);
}

}  // namespace blattwerk::search
