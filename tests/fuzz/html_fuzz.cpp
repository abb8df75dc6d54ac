// Pages of any bytes, by the general extraction and by rules for their site: an article or none, and every
// text of it is UTF-8.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/html/page.h"
#include "formats/site_rules.h"
#include "text/utf8.h"

namespace {

using blattwerk::formats::SiteRules;

SiteRules some_rules() {
  SiteRules rules;
  rules.add(R"(
      example.org title h1 span
      example.org title [class]
      example.org kicker p
      example.org lead div p
      example.org body article div
      example.org body div
      example.org drop .a .b
      example.org drop [id*=a] a)");
  return rules;
}

void check(std::string_view bytes, const blattwerk::formats::FileHints& hints) {
  const auto document = blattwerk::formats::read_html_page(bytes, hints);
  if (!document) return;
  if (document->blocks.empty() || !blattwerk::text::is_valid(document->title)) __builtin_trap();
  for (const auto& block : document->blocks) {
    if (block.text.empty() || !blattwerk::text::is_valid(block.text)) __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const SiteRules kRules = some_rules();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(bytes, {});
  check(bytes, {.url = "https://www.example.org/", .sites = &kRules});
  return 0;
}
