#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string>

#include "store/impact/bytes.h"

namespace blattwerk::store::impact {

/// How many bits the greatest of `values` takes; 0 where all are 0.
unsigned packed_width(std::span<const std::uint32_t> values);

/// How many bytes `count` values of `width` bits take.
constexpr std::size_t packed_size(std::size_t count, unsigned width) {
  return (count * width + 7) / 8;
}

/// Appends the low `width` bits of each value, one behind the other, low bits first, up to a whole byte.
void pack(std::span<const std::uint32_t> values, unsigned width, std::string& out);

/// Appends values of any width, one behind the other, low bits first.
class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}

  /// `width` is at most 56, and `value` has no more bits.
  void put(std::uint64_t value, unsigned width) {
    pending_ |= value << bits_;
    for (bits_ += width; bits_ >= 8; bits_ -= 8) {
      out_ += static_cast<char>(pending_);
      pending_ >>= 8;
    }
  }
  /// Fills the last byte up.
  void finish() {
    if (bits_ > 0) out_ += static_cast<char>(pending_);
    pending_ = bits_ = 0;
  }

 private:
  std::string& out_;
  std::uint64_t pending_ = 0;
  unsigned bits_ = 0;
};

/// The value number `index`. `bytes` must be readable for kPadding behind the packed values.
inline std::uint32_t unpack_one(const char* bytes, unsigned width, std::size_t index) {
  const std::size_t bit = index * width;
  const auto word = get_fixed<std::uint64_t>(bytes + bit / 8);
  return static_cast<std::uint32_t>((word >> (bit % 8)) & ((std::uint64_t{1} << width) - 1));
}

/// Reads all of `values`. `width` is at most 32; `bytes` as for unpack_one.
void unpack(const char* bytes, unsigned width, std::span<std::uint32_t> values);

}  // namespace blattwerk::store::impact
