#pragma once

#include <cstdint>
#include <span>

#include "store/database.h"
#include "store/impact/index_reader.h"

namespace blattwerk::store::impact {

/// Writes the articles of some segments, but for the deleted ones, as one new segment, and removes those
/// segments. What was merged is deleted on the way, so that the file hardly grows. Returns the next free
/// chunk id. Must run within a transaction.
std::uint64_t merge(const Database& database, std::span<const Segment> inputs, std::int64_t segment,
                    std::uint64_t first_chunk);

/// Removes a segment and all it holds.
void remove_segment(const Database& database, const Segment& segment);

}  // namespace blattwerk::store::impact
