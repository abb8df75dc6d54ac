#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/text_match.h"

namespace blattwerk::search {

/// One way to write a unit as an FTS5 phrase.
struct PhraseVariant {
  std::string phrase;
  double weight;
  bool prefix;
  std::uint8_t part = 0;  ///< see TermChoice
};

/// All ways to choose a term for each word of a unit, the best first; of a phrase a bounded number of them.
/// Parts of compounds stand only where a unit is a single word.
std::vector<PhraseVariant> phrase_variants(const TextUnit& unit);

/// The variant in the syntax of FTS5.
std::string fts_phrase(const PhraseVariant& variant);

/// What stands before an expression that counts only in a part of the article.
std::string_view column_filter(TextField field);

}  // namespace blattwerk::search
