#include "server/xml_text.h"

#include "text/utf8.h"

namespace blattwerk::server {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// XML 1.0, production 2.
bool is_xml_character(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         c >= 0x10000;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string xml;
  xml.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = text::decode(text, offset);
    if (c == text::kInvalid) {
      text::append(xml, kReplacement);
    } else if (c == '<') {
      xml += "&lt;";
    } else if (c == '>') {
      xml += "&gt;";
    } else if (c == '&') {
      xml += "&amp;";
    } else if (c == '"') {
      xml += "&quot;";
    } else if (is_xml_character(c)) {
      text::append(xml, c);
    }
  }
  return xml;
}

}  // namespace blattwerk::server
