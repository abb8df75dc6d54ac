#include "store/impact/bit_packing.h"

namespace blattwerk::store::impact {

unsigned packed_width(std::span<const std::uint32_t> values) {
  std::uint32_t all = 0;
  for (const std::uint32_t value : values) all |= value;
  return static_cast<unsigned>(std::bit_width(all));
}

void pack(std::span<const std::uint32_t> values, unsigned width, std::string& out) {
  BitWriter writer(out);
  for (const std::uint32_t value : values) writer.put(value, width);
  writer.finish();
}

}  // namespace blattwerk::store::impact
