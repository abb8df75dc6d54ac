#pragma once

#include <string_view>

namespace blattwerk::text {

/// `base_words.txt`, compiled in: lines `word frequency`, sorted by the bytes of the word.
std::string_view base_words();

}  // namespace blattwerk::text
