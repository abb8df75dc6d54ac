#include "store/impact/bit_packing.h"

namespace blattwerk::store::impact {

unsigned packed_width(std::span<const std::uint32_t> values) {
  std::uint32_t all = 0;
  for (const std::uint32_t value : values) all |= value;
  return static_cast<unsigned>(std::bit_width(all));
}

void pack(std::span<const std::uint32_t> values, unsigned width, std::string& out) {
  if (width == 0) return;
  std::uint64_t pending = 0;
  unsigned bits = 0;
  for (const std::uint32_t value : values) {
    pending |= std::uint64_t{value} << bits;
    bits += width;
    for (; bits >= 8; bits -= 8) {
      out += static_cast<char>(pending);
      pending >>= 8;
    }
  }
  if (bits > 0) out += static_cast<char>(pending);
}

}  // namespace blattwerk::store::impact
