#include "store/original.h"

#include <fmt/format.h>
#include <openssl/sha.h>
#include <zstd.h>

#include "core/error.h"

namespace blattwerk::store {
namespace {

constexpr int kLevel = 3;

}  // namespace

Sha256 sha256(std::string_view bytes) {
  Sha256 hash;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
  return hash;
}

std::string to_hex(const Sha256& hash) {
  std::string hex;
  for (const unsigned char byte : hash) hex += fmt::format("{:02x}", byte);
  return hex;
}

struct OriginalPacker::Context {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> zstd{ZSTD_createCCtx(), &ZSTD_freeCCtx};
  std::string buffer;
};

OriginalPacker::OriginalPacker() : context_(std::make_unique<Context>()) {}
OriginalPacker::~OriginalPacker() = default;
OriginalPacker::OriginalPacker(OriginalPacker&&) noexcept = default;
OriginalPacker& OriginalPacker::operator=(OriginalPacker&&) noexcept = default;

std::string OriginalPacker::compress(std::string_view bytes) {
  std::string& buffer = context_->buffer;
  buffer.resize(ZSTD_compressBound(bytes.size()));
  const std::size_t packed = ZSTD_compressCCtx(context_->zstd.get(), buffer.data(), buffer.size(),
                                               bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(packed) != 0) throw Error("an original can't be compressed: there is not enough memory");
  return buffer.substr(0, packed);
}

Original OriginalPacker::pack(std::string_view bytes) {
  Original original{sha256(bytes), bytes.size(), true, compress(bytes)};
  if (original.bytes.size() >= bytes.size()) {
    original.compressed = false;
    original.bytes = bytes;
  }
  return original;
}

std::string unpack(std::string_view packed, std::uint64_t size) {
  // The frame states its size; trusting the row instead would let a damaged one ask for any amount of memory.
  if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != size) {
    throw Error("an original in the archive is damaged: its size is not the one recorded");
  }
  std::string bytes(size, '\0');
  const std::size_t written = ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_isError(written) != 0 || written != size) {
    throw Error("an original in the archive is damaged: it can't be decompressed");
  }
  return bytes;
}

}  // namespace blattwerk::store
