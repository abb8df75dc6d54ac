#pragma once

#include <cstdint>

#include "search/ranking.h"

namespace blattwerk::search::impact {

/// Where a term stands as one number: the column above 32 bits, the position below. Phrases step back over
/// it, so that it may pass the beginning of a column, and of all.
using Place = std::int64_t;

inline Place place_of(const Occurrence& at) {
  return Place{at.column} << 32 | at.position;
}

inline std::size_t column_of(Place place) {
  return static_cast<std::size_t>(place >> 32);
}

inline Occurrence occurrence_at(Place place) {
  return {static_cast<std::uint8_t>(place >> 32), static_cast<std::int32_t>(place)};
}

}  // namespace blattwerk::search::impact
