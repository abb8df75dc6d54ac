#pragma once

#include <string>
#include <string_view>

namespace blattwerk::server {

/// Text for the content and the quoted attributes of XML: `<>&"` as references, characters that XML 1.0 does
/// not have left out, bytes that are no UTF-8 as U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace blattwerk::server
