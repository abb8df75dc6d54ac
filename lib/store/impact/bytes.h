#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "core/error.h"

namespace blattwerk::store::impact {

/// The bytes of the impact index are not what they should be. Whoever meets it does without the index.
class DamagedIndex : public Error {
 public:
  DamagedIndex() : Error("the impact index is damaged; 'blattwerk reindex' makes it anew") {}
};

/// So many bytes behind a buffer may be read (not used) by what decodes it.
inline constexpr std::size_t kPadding = 8;

/// LEB128, low bits first.
inline void put_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

/// How many bytes of a key are shared with the one before, and how many follow: in one byte where both are
/// less than 15.
inline void put_shared(std::string& out, std::size_t shared, std::size_t rest) {
  const std::size_t high = shared < 15 ? shared : 15;
  const std::size_t low = rest < 15 ? rest : 15;
  out += static_cast<char>(high << 4 | low);
  if (high == 15) put_varint(out, shared - 15);
  if (low == 15) put_varint(out, rest - 15);
}

template <typename Integer>
void put_fixed(std::string& out, Integer value) {
  static_assert(std::endian::native == std::endian::little, "the index is little-endian");
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

template <typename Integer>
Integer get_fixed(const char* at) {
  Integer value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

/// Reads bytes from front to end and throws DamagedIndex where they end too early.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool done() const { return at_ == end_; }
  const char* position() const { return at_; }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  std::uint8_t byte() {
    if (at_ == end_) throw DamagedIndex();
    return static_cast<std::uint8_t>(*at_++);
  }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint8_t next = byte();
      value |= std::uint64_t{next & 0x7Fu} << shift;
      if (next < 0x80) return value;
    }
    throw DamagedIndex();
  }

  void skip_varint() {
    while (byte() >= 0x80) {
    }
  }

  /// Takes what put_shared has put and the bytes of the key that follow; makes the key of the one before.
  void take_key(std::string& key) {
    const std::uint8_t lengths = byte();
    const std::uint64_t shared = lengths >> 4 == 15 ? 15 + varint() : lengths >> 4;
    const std::uint64_t rest = (lengths & 15) == 15 ? 15 + varint() : lengths & 15;
    if (shared > key.size()) throw DamagedIndex();
    key.resize(shared);
    key += take(rest);
  }

  std::string_view take(std::uint64_t count) {
    if (count > left()) throw DamagedIndex();
    const std::string_view bytes(at_, count);
    at_ += count;
    return bytes;
  }

 private:
  const char* at_;
  const char* end_;
};

}  // namespace blattwerk::store::impact
