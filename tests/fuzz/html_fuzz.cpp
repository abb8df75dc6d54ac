// Pages of any bytes: an article or none, and every text of it is UTF-8.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/html/page.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = blattwerk::formats::read_html_page(bytes, {});
  if (!document) return 0;
  if (document->blocks.empty() || !blattwerk::text::is_valid(document->title)) __builtin_trap();
  for (const auto& block : document->blocks) {
    if (block.text.empty() || !blattwerk::text::is_valid(block.text)) __builtin_trap();
  }
  return 0;
}
