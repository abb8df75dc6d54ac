#pragma once

#include <bit>
#include <cstdint>

namespace blattwerk::store::impact {

/// Numbers in one byte, as floating point with four bits of mantissa: 0 to 31 exactly, above with an error
/// of at most 1/16. What bounds a score must not be rounded the wrong way: lengths go down, frequencies up.
constexpr std::uint32_t decode_bound(std::uint8_t code) {
  const std::uint32_t exponent = code >> 4;
  const std::uint32_t mantissa = code & 15u;
  return exponent == 0 ? mantissa : (16u + mantissa) << (exponent - 1);
}

inline constexpr std::uint32_t kGreatestBound = decode_bound(255);

/// The greatest code that stands for at most `value`.
constexpr std::uint8_t code_rounded_down(std::uint32_t value) {
  if (value < 16) return static_cast<std::uint8_t>(value);
  if (value >= kGreatestBound) return 255;
  const auto exponent = static_cast<std::uint32_t>(std::bit_width(value)) - 4;
  return static_cast<std::uint8_t>(exponent << 4 | ((value >> (exponent - 1)) & 15u));
}

/// The least code that stands for at least `value`; the greatest one for more than it can say, which
/// readers must take for no bound.
constexpr std::uint8_t code_rounded_up(std::uint32_t value) {
  const std::uint8_t code = code_rounded_down(value);
  return decode_bound(code) < value && code < 255 ? static_cast<std::uint8_t>(code + 1) : code;
}

}  // namespace blattwerk::store::impact
