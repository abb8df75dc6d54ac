#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace blattwerk::formats::html {

/// The text without anything but letters and digits, ASCII letters in lower case: two wordings that differ in
/// quotation marks, dashes or blanks are equal.
std::string letters_of(std::string_view text);

/// A text in which passages are found by their letters, whatever their quotation marks and blanks.
///
/// Cost: linear to make, constant a look-up, however text and passages repeat themselves. A passage is taken
/// as found where its beginning, its middle and its end are, 20 letters each; a shorter one never is.
class PassageIndex {
 public:
  explicit PassageIndex(std::string_view text);
  bool contains(std::string_view passage) const;

 private:
  std::unordered_set<std::size_t> windows_;
};

/// How much of the words of `left` and `right` is the same: twice the common words by all words, 0 to 1.
double word_overlap(std::string_view left, std::string_view right);

}  // namespace blattwerk::formats::html
