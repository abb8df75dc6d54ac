#pragma once

#include <string_view>

#include "store/fts_tokenizer.h"
#include "store/impact/index_reader.h"
#include "text/token.h"

namespace blattwerk::search::impact {

/// Calls `visit` with the dictionary key and the entry of each term of a segment that begins so; both hold
/// until `visit` returns.
template <typename Visit>
void for_each_term(store::impact::IndexReader& reader, const store::impact::Segment& segment,
                   std::string_view beginning, Visit visit) {
  const bool of_parts = beginning.starts_with(text::kPartMark);
  if (of_parts) beginning.remove_prefix(1);
  store::impact::DictionaryScan scan(reader.database(), segment, beginning);
  while (scan.next() && scan.key().starts_with(beginning)) {
    const bool wanted =
        store::impact::is_part_key(scan.key()) == of_parts && scan.key() != store::kParagraphBreak;
    if (wanted) visit(scan.key(), scan.entry());
  }
}

}  // namespace blattwerk::search::impact
