#include "formats/line_reader.h"

#include <algorithm>
#include <cstring>

namespace blattwerk::formats {
namespace {

constexpr std::size_t kChunk = 256 * 1024;

}  // namespace

bool LineReader::next() {
  overlong_ = false;
  line_ = {};
  std::size_t searched = begin_;
  while (true) {
    const void* found = std::memchr(buffer_.data() + searched, '\n', end_ - searched);
    if (found != nullptr) {
      const auto line_end = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) + 1;
      line_ = std::string_view(buffer_).substr(begin_, std::min(line_end - begin_, limit_));
      overlong_ = overlong_ || line_end - begin_ > limit_;
      begin_ = line_end;
      break;
    }
    if (end_ - begin_ > limit_) {  // keep the front of the line, forget what follows it
      overlong_ = true;
      end_ = begin_ + limit_;
    }
    const std::size_t known = end_ - begin_;
    if (!refill()) {
      if (known == 0) return false;
      line_ = std::string_view(buffer_).substr(begin_, known);
      begin_ = end_;
      break;
    }
    searched = begin_ + known;
  }
  ++number_;
  return true;
}

bool LineReader::refill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < kChunk)
    buffer_.resize(std::max(end_ + kChunk, std::min(buffer_.size() * 2, limit_ + kChunk)));
  const std::size_t got = source_.read(std::span(buffer_).subspan(end_));
  if (got == 0) at_end_ = true;
  end_ += got;
  return got > 0;
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace blattwerk::formats
