#include "formats/stream_buffer.h"

#include <algorithm>

namespace blattwerk::formats {
namespace {

constexpr std::size_t kChunk = 64 * 1024;

}  // namespace

// Adds bytes of the source behind those that are buffered.
bool StreamBuffer::refill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + kChunk);
  const std::size_t got = source_.read(std::span(buffer_).subspan(kept));
  buffer_.resize(kept + got);
  return got > 0;
}

std::string_view StreamBuffer::peek(std::size_t count) {
  while (buffered().size() < count && refill()) {
  }
  return buffered().substr(0, count);
}

std::string StreamBuffer::take(std::size_t count) {
  std::string bytes;
  while (bytes.size() < count) {
    if (buffered().empty() && !refill()) break;
    const std::string_view piece = buffered().substr(0, count - bytes.size());
    bytes += piece;
    at_ += piece.size();
  }
  return bytes;
}

std::string StreamBuffer::take_through(std::string_view mark, std::size_t limit) {
  std::size_t searched = 0;
  while (true) {
    const std::size_t found = buffered().find(mark, searched);
    if (found != std::string_view::npos) return take(std::min(found + mark.size(), limit));
    if (buffered().size() >= limit) return take(limit);
    searched = buffered().size() - std::min(buffered().size(), mark.size() - 1);
    if (!refill()) return take(limit);
  }
}

std::uint64_t StreamBuffer::skip(std::uint64_t count) {
  std::uint64_t skipped = 0;
  while (skipped < count) {
    if (buffered().empty() && !refill()) break;
    const std::uint64_t piece = std::min<std::uint64_t>(buffered().size(), count - skipped);
    at_ += piece;
    skipped += piece;
  }
  return skipped;
}

bool StreamBuffer::skip_to(std::string_view mark) {
  while (true) {
    const std::size_t found = buffered().find(mark);
    if (found != std::string_view::npos) {
      at_ += found;
      return true;
    }
    at_ = buffer_.size() - std::min(buffered().size(), mark.size() - 1);
    if (!refill()) {
      at_ = buffer_.size();
      return false;
    }
  }
}

void StreamBuffer::put_back(std::string_view bytes) {
  buffer_.replace(0, at_, bytes);
  at_ = 0;
}

}  // namespace blattwerk::formats
