#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/byte_source.h"

namespace blattwerk::formats {

/// Looks ahead in a source, and takes from it by length or up to a mark.
class StreamBuffer {
 public:
  explicit StreamBuffer(ByteSource& source) : source_(source) {}

  /// The next bytes, fewer at the end; valid until the next call.
  std::string_view peek(std::size_t count);
  /// The next bytes, fewer at the end.
  std::string take(std::size_t count);
  /// What comes up to the end of `mark`; without it what comes before the end, or the first `limit` bytes.
  std::string take_through(std::string_view mark, std::size_t limit);
  /// Skips bytes and returns how many there were.
  std::uint64_t skip(std::uint64_t count);
  /// Skips what comes before `mark`; false where the source ends without it.
  bool skip_to(std::string_view mark);
  /// Puts bytes before those that come next.
  void put_back(std::string_view bytes);

 private:
  bool refill();
  std::string_view buffered() const { return std::string_view(buffer_).substr(at_); }

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
};

}  // namespace blattwerk::formats
