#pragma once

#include <string>
#include <string_view>

#include "formats/byte_source.h"

namespace blattwerk::formats {

/// Whether bytes start with the byte-order mark of UTF-16.
bool has_utf16_mark(std::string_view head);

/// A UTF-16 source as UTF-8, without its byte-order mark. Surrogates without their other half become U+FFFD.
class Utf16Source : public ByteSource {
 public:
  /// `source` starts with a byte-order mark.
  explicit Utf16Source(ByteSource& source) : source_(source) {}
  std::size_t read(std::span<char> buffer) override;

 private:
  bool refill();

  ByteSource& source_;
  std::string decoded_;
  std::size_t at_ = 0;
  std::string odd_byte_;
  char32_t high_ = 0;
  bool started_ = false;
  bool big_endian_ = false;
};

}  // namespace blattwerk::formats
