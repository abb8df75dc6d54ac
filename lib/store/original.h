#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace blattwerk::store {

using Sha256 = std::array<unsigned char, 32>;

Sha256 sha256(std::string_view bytes);
/// 64 lower-case hexadecimal digits.
std::string to_hex(const Sha256& hash);

/// Imported bytes as the archive keeps them.
struct Original {
  Sha256 hash{};           ///< of the bytes before compression
  std::uint64_t size = 0;  ///< before compression
  bool compressed = false;
  std::string bytes;
};

/// Packs originals with zstd; keeps them as they are where that would not make them smaller. One a thread.
class OriginalPacker {
 public:
  OriginalPacker();
  ~OriginalPacker();
  OriginalPacker(OriginalPacker&&) noexcept;
  OriginalPacker& operator=(OriginalPacker&&) noexcept;

  Original pack(std::string_view bytes);
  /// A zstd frame that states its size.
  std::string compress(std::string_view bytes);

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// The bytes that were packed. Throws Error where `packed` is damaged or does not give `size` bytes.
std::string unpack(std::string_view packed, std::uint64_t size);

}  // namespace blattwerk::store
