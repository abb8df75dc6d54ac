#include "output/style.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace blattwerk::output {
namespace {

std::size_t width_of(char32_t c) {
  if (c == text::kInvalid) return 1;
  const auto code_point = static_cast<UChar32>(c);
  switch (u_charType(code_point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const auto east_asian = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (text[offset] == '\x1b') {
      const std::size_t end = text.find('m', offset);
      offset = end == std::string_view::npos ? text.size() : end + 1;
      continue;
    }
    count += width_of(text::decode(text, offset));
  }
  return count;
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  const std::string margin(indent, ' ');
  std::string wrapped = margin;
  std::size_t column = indent;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    const std::string_view word = text.substr(start, end - start);
    start = end + 1;
    if (word.empty()) continue;
    const std::size_t size = columns(word);
    if (column > indent && column + 1 + size > width) {
      wrapped += '\n' + margin;
      column = indent;
    } else if (column > indent) {
      wrapped += ' ';
      ++column;
    }
    wrapped += word;
    column += size;
  }
  return wrapped;
}

}  // namespace blattwerk::output
