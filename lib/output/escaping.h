#pragma once

#include <string>
#include <string_view>

namespace blattwerk::output {

/// Text for HTML and XML, in elements and in quoted attributes.
std::string escape_markup(std::string_view text);

/// A field of a CSV row, quoted where it must be (RFC 4180).
std::string csv_field(std::string_view text);

/// A text on one line: line ends, tabs and other control characters become blanks.
std::string one_line(std::string_view text);

}  // namespace blattwerk::output
