#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "search/ranking.h"
#include "search/text_match.h"
#include "search/unit_frequency.h"

namespace blattwerk::search {

// What every ranker does with the units of a match. A ranker's `Unit` has at least
//   double idf, frequency;                  the frequency in the article at hand, 0 where the unit is missing
//   Found found;                            how the article has it
//   bool closed;                            the article has the words of the compound closed up
//   std::vector<Occurrence> occurrences;    sorted
// in the order of TextMatch::units.

template <typename Unit>
double idf_sum(const std::vector<Unit>& units, const std::vector<std::size_t>& numbers) {
  double sum = 0;
  for (const std::size_t number : numbers) sum += units[number].idf;
  return sum;
}

/// What an article covers of the words of a query.
struct Coverage {
  std::size_t words = 0;
  double score = 0;
};

template <typename Unit>
Coverage coverage(const RankingWeights& weights, const std::vector<Unit>& units) {
  Coverage coverage;
  for (const Unit& unit : units) {
    if (unit.frequency == 0) continue;
    coverage.words += is_word(unit.found);
    coverage.score += weights.coverage * unit.idf * covered_share(unit.found, weights);
  }
  return coverage;
}

/// The most that an article can gain by where its words stand.
template <typename Unit>
double most_lift(const TextMatch& match, const RankingWeights& weights, const std::vector<Unit>& units) {
  double most = 0;
  for (const auto& [first, second] : match.neighbours) {
    most += weights.nearness * std::min(units[first].idf, units[second].idf);
  }
  for (const CompoundUnits& compound : match.compounds) {
    if (compound.words.size() + compound.closed.size() > 1) {
      most += weights.compound * idf_sum(units, compound.words);
    }
  }
  return most;
}

/// A spelling that closes words up counts where the words do not stand apart, so that neither is counted
/// twice.
template <typename Unit>
void settle_closed_spellings(const TextMatch& match, std::vector<Unit>& units) {
  for (const CompoundUnits& compound : match.compounds) {
    const bool apart =
        std::ranges::all_of(compound.words, [&](std::size_t unit) { return units[unit].frequency > 0; });
    for (const std::size_t unit : compound.closed) {
      units[unit].closed = units[unit].frequency > 0;
      if (apart) units[unit].frequency = 0;
    }
  }
}

/// What an article gains by where its words stand.
template <typename Unit>
double lift(const TextMatch& match, const RankingWeights& weights, const std::vector<Unit>& units) {
  double lift = 0;
  for (const auto& [first, second] : match.neighbours) {
    lift += nearness_score(weights, units[first].idf, units[second].idf, units[first].occurrences,
                           units[second].occurrences);
  }
  std::vector<const std::vector<Occurrence>*> words;
  for (const CompoundUnits& compound : match.compounds) {
    if (std::ranges::any_of(compound.closed, [&](std::size_t unit) { return units[unit].closed; })) {
      lift += weights.compound * idf_sum(units, compound.words);
    } else if (compound.words.size() > 1) {
      words.clear();
      for (const std::size_t unit : compound.words) words.push_back(&units[unit].occurrences);
      lift += compound_score(weights, idf_sum(units, compound.words), words);
    }
  }
  return lift;
}

}  // namespace blattwerk::search
