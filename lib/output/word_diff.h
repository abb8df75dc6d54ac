#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "output/edit_script.h"

namespace blattwerk::output {

/// A passage that stayed, went or came; borrowed from the text it stands in.
struct WordChange {
  Change change;
  std::string_view text;

  friend bool operator==(const WordChange&, const WordChange&) = default;
};

/// How one text became another, word by word, in reading order: kept and added passages make the one after,
/// kept and removed ones the one before. A blank or two signs between changes do not
/// part them.
std::vector<WordChange> diff_words(std::string_view before, std::string_view after);

/// The words of a text, in the order of their bytes.
std::vector<std::string_view> sorted_words(std::string_view text);

/// How much two texts have in common by their sorted words, from 0 to 1 (Dice's coefficient).
double likeness(std::span<const std::string_view> one, std::span<const std::string_view> other);

}  // namespace blattwerk::output
