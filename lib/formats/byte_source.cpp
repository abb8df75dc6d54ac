#include "formats/byte_source.h"

#include <algorithm>

namespace blattwerk::formats {

std::size_t MemorySource::read(std::span<char> buffer) {
  const std::size_t count = bytes_.copy(buffer.data(), buffer.size());
  bytes_.remove_prefix(count);
  return count;
}

std::size_t RewoundSource::read(std::span<char> buffer) {
  if (head_.empty()) return rest_.read(buffer);
  const std::size_t count = head_.copy(buffer.data(), buffer.size());
  head_.remove_prefix(count);
  return count;
}

std::string read_head(ByteSource& source, std::size_t count) {
  std::string head(count, '\0');
  std::size_t filled = 0;
  while (filled < head.size()) {
    const std::size_t got = source.read(std::span(head).subspan(filled));
    if (got == 0) break;
    filled += got;
  }
  head.resize(filled);
  return head;
}

std::optional<std::string> read_all(ByteSource& source, std::size_t limit) {
  constexpr std::size_t kFirstChunk = 64 * 1024;
  std::string bytes;
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) bytes.resize(std::min(std::max(kFirstChunk, filled * 2), limit + 1));
    const std::size_t got = source.read(std::span(bytes).subspan(filled));
    if (got == 0) break;
    filled += got;
    if (filled > limit) return std::nullopt;
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace blattwerk::formats
