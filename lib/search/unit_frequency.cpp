#include "search/unit_frequency.h"

#include <algorithm>
#include <array>

namespace blattwerk::search {
namespace {

// More than any compound has.
constexpr std::size_t kMostParts = 16;

// Whether all parts of the compound stand in one column within the reach of nearness. The last part is never
// left out, so its number is how many there are; one alone is not the compound.
bool all_parts_near(const std::vector<WeightedPlace>& places, const RankingWeights& weights) {
  std::size_t parts = 0;
  for (const WeightedPlace& place : places) parts = std::max<std::size_t>(parts, place.part);
  if (parts < 2 || parts > kMostParts) return false;
  std::array<const WeightedPlace*, kMostParts> last{};
  for (const WeightedPlace& place : places) {
    if (place.part == 0) continue;
    last[place.part - 1u] = &place;
    const bool near = std::all_of(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(parts),
                                  [&](const WeightedPlace* part) {
                                    return part != nullptr && part->at.column == place.at.column &&
                                           place.at.position - part->at.position <= weights.nearness_reach;
                                  });
    if (near) return true;
  }
  return false;
}

}  // namespace

UnitFrequency unit_frequency(std::vector<WeightedPlace>& places, const RankingWeights& weights) {
  std::ranges::sort(places, [](const WeightedPlace& a, const WeightedPlace& b) {
    return a.at != b.at ? a.at < b.at : a.weight > b.weight;
  });
  double frequency = 0;
  double loose = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i > 0 && places[i].at == places[i - 1].at) continue;
    (places[i].part > 0 ? loose : frequency) += places[i].weight;
  }
  UnitFrequency unit{frequency + std::min(loose, weights.most_loose)};
  if (frequency > 0) {
    unit.found = Found::itself;
  } else if (loose > 0) {
    unit.found = all_parts_near(places, weights) ? Found::by_all_parts : Found::by_some_parts;
  }
  return unit;
}

double covered_share(Found found, const RankingWeights& weights) {
  switch (found) {
    case Found::not_at_all:
      return 0;
    case Found::by_some_parts:
      return weights.some_parts;
    case Found::by_all_parts:
      return weights.all_parts;
    case Found::itself:
      return 1;
  }
  return 0;
}

}  // namespace blattwerk::search
