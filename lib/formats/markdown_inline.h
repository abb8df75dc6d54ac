#pragma once

#include <string>
#include <string_view>

namespace blattwerk::formats {

/// The text of a line of Markdown as it is read: without the marks of emphasis, code and links, without
/// pictures, footnote marks and HTML tags, with character references and escapes replaced.
std::string markdown_text(std::string_view line);

}  // namespace blattwerk::formats
