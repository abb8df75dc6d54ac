#pragma once

#include <cstdint>
#include <span>

namespace blattwerk::store::facets {

/// How many bits are set in both `words` and the little-endian words at `bytes`.
std::uint64_t common_bits(std::span<const std::uint64_t> words, const char* bytes);

}  // namespace blattwerk::store::facets
