#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "formats/byte_source.h"

namespace blattwerk::formats {

/// Reads a source line by line in bounded memory.
class LineReader {
 public:
  /// `limit` is the longest line that is given whole, in bytes.
  LineReader(ByteSource& source, std::size_t limit) : source_(source), limit_(limit) {}

  /// Moves to the next line; false at the end of the source.
  bool next();

  /// The line with the line end that it has in the source (LF, CR LF or none at the end), valid until `next`.
  /// Of a line beyond the limit only the first bytes.
  std::string_view line() const { return line_; }
  /// The line is longer than the limit.
  bool overlong() const { return overlong_; }
  /// The number of the line, from 1.
  std::size_t number() const { return number_; }

 private:
  bool refill();

  ByteSource& source_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not yet given out
  std::size_t end_ = 0;    // of what is filled
  bool at_end_ = false;
  bool overlong_ = false;
  std::size_t number_ = 0;
  std::string_view line_;
};

/// A line without its line end.
std::string_view without_line_end(std::string_view line);

}  // namespace blattwerk::formats
