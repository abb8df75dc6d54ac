#pragma once

#include <string>
#include <string_view>

namespace blattwerk::formats::html {

/// The text without anything but letters and digits, ASCII letters in lower case: two wordings that differ in
/// quotation marks, dashes or blanks are equal.
std::string letters_of(std::string_view text);

/// How much of the words of `left` and `right` is the same: twice the common words by all words, 0 to 1.
double word_overlap(std::string_view left, std::string_view right);

}  // namespace blattwerk::formats::html
