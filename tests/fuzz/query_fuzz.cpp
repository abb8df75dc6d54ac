#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/query_parser.h"

// Any bytes are a query, and its canonical form reads as the same query.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace blattwerk;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const PartialDate today = *PartialDate::of_day(2022, 2, 6);
  const search::Query query = search::parse_query(text, today);
  for (const auto& note : query.notes) {
    if (note.start > note.end || note.end > size) std::abort();
    search::message(note, search::Language::german);
  }
  const std::string canonical = search::to_string(query);
  const search::Query again = search::parse_query(canonical, today);
  if (!(again.root == query.root) || again.order != query.order || search::to_string(again) != canonical)
    std::abort();
  return 0;
}
