// Dates in any bytes, around any article date: in order, not empty, inside the text.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/partial_date.h"
#include "text/date_finder.h"
#include "text/german_date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  blattwerk::text::parse_german_date(text);
  static blattwerk::text::DateFinder finder;
  for (const auto* article_date : {"", "2022-02", "2022-02-16", "0001-01-01", "9999-12-31"}) {
    std::vector<blattwerk::text::DateMention> mentions;
    finder.start_article(blattwerk::PartialDate::parse_iso(article_date));
    finder.find(text, mentions);
    std::uint32_t last = 0;
    for (const auto& mention : mentions) {
      if (mention.start < last || mention.end <= mention.start || mention.end > size || mention.value.empty())
        __builtin_trap();
      last = mention.end;
    }
  }
  return 0;
}
