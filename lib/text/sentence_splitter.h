#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace blattwerk::text {

/// A sentence as UTF-8 byte offsets into the text, without the blanks around it.
struct Sentence {
  std::uint32_t start;
  std::uint32_t end;

  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// Appends the sentences of German running text to `out`, in order.
///
/// A full stop ends no sentence after an abbreviation (`Dr.`, `z. B.`), an initial, an ordinal or a date
/// (`am 14. Februar`), unless a word follows that only a sentence can start with (`usw. Der`). Closing
/// quotation marks and brackets belong to the sentence before them. A blank line always divides. Headings
/// without a closing mark are one sentence. Any bytes are allowed; the text up to 4 GB. Cost: linear, one
/// table look-up a byte; words are looked at only around closing marks.
void split_sentences(std::string_view text, std::vector<Sentence>& out);

}  // namespace blattwerk::text
