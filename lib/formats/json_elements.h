#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/byte_source.h"

namespace blattwerk::formats {

/// Finds the borders of the articles in a stream of JSON without keeping more than one of them: top-level
/// values one after another, the elements of a top-level array, and those of an array in a wrapper such as
/// `{"articles": […]}`.
///
/// Only brackets, strings and the keys of wrappers are looked at; whether an element is sound is for its
/// parser to say. Cost: linear, memory of the largest element.
class JsonElements {
 public:
  enum class Outcome : std::uint8_t {
    element,   ///< `bytes` is an element
    overlong,  ///< one is larger than the limit and was left out
    cut,       ///< the stream ends, or a string breaks off at a line end, before its element does
    stray,     ///< something between the elements that is none; it was left out
    end,
  };

  JsonElements(ByteSource& source, std::size_t limit)
      : source_(source), limit_(limit), buffer_(kChunk, '\0') {}

  Outcome next();

  std::string& bytes() { return element_; }
  /// The line on which the element starts, from 1, and its number in the file, from 1.
  std::size_t line() const { return first_line_; }
  std::size_t number() const { return number_; }
  /// The elements are members of an array.
  bool in_array() const { return array_seen_; }

 private:
  static constexpr std::size_t kChunk = 256 * 1024;
  static constexpr std::size_t kWrapperDepth = 2;  // `{"response": {"docs": […]}}`
  enum class Scan : std::uint8_t { done, cut, wrapper };

  bool more();
  int peek();
  void skip_blank();
  void begin_element();
  void append_until(std::size_t from);
  Scan scan_element();
  Scan scan_top_object();
  Scan scan_string(std::string* content);
  void skip_wrapper_rest();
  void skip_stray();
  void close_all();
  void resume_behind_cut();

  ByteSource& source_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t from_ = 0;  // where in the buffer the element goes on
  bool capturing_ = false;
  bool at_end_ = false;

  std::size_t line_ = 1;
  std::size_t column_ = 0;         // bytes since the line end
  std::size_t indent_ = 0;         // of the element, where it is the first of its line
  std::size_t open_wrappers_ = 0;  // objects open around the array
  bool in_array_ = false;
  bool array_seen_ = false;

  std::size_t first_line_ = 1;
  std::size_t number_ = 0;
  bool overlong_ = false;
  std::string element_;
};

}  // namespace blattwerk::formats
