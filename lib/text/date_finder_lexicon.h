#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/date_finder_tokens.h"

namespace blattwerk::text::dates {

struct WordMeaning {
  Kinds kinds = 0;
  std::int32_t value = 0;
};

/// What the word of `text` from `start` to `end` may be in a temporal expression, in any case and with or
/// without umlauts; null where it is no word of the lexicon. The word consists of letters and is not empty.
const WordMeaning* find_word(std::string_view text, std::size_t start, std::size_t end);

}  // namespace blattwerk::text::dates
