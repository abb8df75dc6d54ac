#include "store/facets/bit_count.h"

#include <bit>

#include "store/impact/bytes.h"

namespace blattwerk::store::facets {
namespace {

inline std::uint64_t count(std::span<const std::uint64_t> words, const char* bytes) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto own = impact::get_fixed<std::uint64_t>(bytes + i * sizeof(std::uint64_t));
    bits += static_cast<std::uint64_t>(std::popcount(own & words[i]));
  }
  return bits;
}

#if defined(__x86_64__)
// The baseline of x86-64 counts bits by a table; nearly every processor has an instruction for it.
__attribute__((target("popcnt"))) std::uint64_t count_by_instruction(std::span<const std::uint64_t> words,
                                                                     const char* bytes) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto own = impact::get_fixed<std::uint64_t>(bytes + i * sizeof(std::uint64_t));
    bits += static_cast<std::uint64_t>(__builtin_popcountll(own & words[i]));
  }
  return bits;
}
#endif

}  // namespace

std::uint64_t common_bits(std::span<const std::uint64_t> words, const char* bytes) {
#if defined(__x86_64__)
  static const bool kHasInstruction = __builtin_cpu_supports("popcnt") != 0;
  if (kHasInstruction) return count_by_instruction(words, bytes);
#endif
  return count(words, bytes);
}

}  // namespace blattwerk::store::facets
