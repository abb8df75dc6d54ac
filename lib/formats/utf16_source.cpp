#include "formats/utf16_source.h"

#include "text/utf8.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr char32_t kReplacement = 0xFFFD;

}  // namespace

bool has_utf16_mark(std::string_view head) {
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

std::size_t Utf16Source::read(std::span<char> buffer) {
  while (at_ == decoded_.size()) {
    if (!refill()) return 0;
  }
  const std::size_t count = decoded_.copy(buffer.data(), buffer.size(), at_);
  at_ += count;
  return count;
}

bool Utf16Source::refill() {
  std::string bytes = odd_byte_;
  bytes += read_head(source_, kChunk);
  odd_byte_.clear();
  decoded_.clear();
  at_ = 0;
  if (bytes.size() < 2) return false;  // half a character at the end is dropped
  std::size_t begin = 0;
  if (!started_) {
    big_endian_ = bytes.starts_with("\xFE\xFF");
    started_ = true;
    begin = 2;
  }
  for (std::size_t i = begin; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    const char32_t unit =
        big_endian_ ? static_cast<char32_t>(first << 8 | second) : static_cast<char32_t>(second << 8 | first);
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    if (high_ != 0) {
      text::append(decoded_, low ? 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00) : kReplacement);
      high_ = 0;
      if (low) continue;
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
    } else {
      text::append(decoded_, low ? kReplacement : unit);
    }
  }
  if (bytes.size() % 2 != 0) odd_byte_ = bytes.back();
  return true;
}

}  // namespace blattwerk::formats
