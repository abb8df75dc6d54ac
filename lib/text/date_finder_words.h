#pragma once

#include <span>

#include "text/date_finder_tokens.h"

namespace blattwerk::text::dates {

/// Words of temporal expressions and what they are.
///
/// `words` are divided by blanks, lower case, with ae, oe, ue, ss for ä, ö, ü, ß; a star stands for the
/// endings of an adjective. A word of several entries is all these things, with one value.
struct WordEntry {
  static constexpr int kNoValue = -1000;

  const char* words;
  Kind kind;
  int value = kNoValue;  ///< as the kind says
};

std::span<const WordEntry> word_entries();

}  // namespace blattwerk::text::dates
