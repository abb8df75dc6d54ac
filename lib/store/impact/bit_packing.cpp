#include "store/impact/bit_packing.h"

#include <array>
#include <utility>

namespace blattwerk::store::impact {
namespace {

// Eight values of one width end with a byte, so that where each begins is known when this is compiled.
constexpr std::size_t kGroup = 8;

template <unsigned Width>
void unpack_groups(const char* bytes, std::uint32_t* values, std::size_t groups) {
  constexpr std::uint64_t kMask = (std::uint64_t{1} << Width) - 1;
  for (; groups > 0; --groups, bytes += Width, values += kGroup) {
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
      ((values[Index] = static_cast<std::uint32_t>(
            get_fixed<std::uint64_t>(bytes + Index * Width / 8) >> (Index * Width % 8) & kMask)),
       ...);
    }
    (std::make_index_sequence<kGroup>());
  }
}

using UnpackGroups = void (*)(const char*, std::uint32_t*, std::size_t);
constexpr auto kUnpackGroups = []<unsigned... Width>(std::integer_sequence<unsigned, Width...>) {
  return std::array<UnpackGroups, sizeof...(Width)>{unpack_groups<Width>...};
}
(std::make_integer_sequence<unsigned, 33>());

}  // namespace

void unpack(const char* bytes, unsigned width, std::span<std::uint32_t> values) {
  const std::size_t groups = values.size() / kGroup;
  kUnpackGroups[width](bytes, values.data(), groups);
  for (std::size_t i = groups * kGroup; i < values.size(); ++i) values[i] = unpack_one(bytes, width, i);
}

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
