#pragma once

#include <string_view>

namespace blattwerk::text::tables {

// Spellings that mean the same word. All folded (fold.h). Lines are `kept: others`; raise kAnalysisVersion
// when they change.

/// Letter sequences, replaced wherever they stand: compounds too. One `from` may not stand within another's
/// `kept`.
extern const std::string_view kSpellingSequences;
/// Whole words of the language, with or without an ending of inflection.
extern const std::string_view kSpellingWords;
/// Foreign names by their transliterations, with or without a genitive s or the -er of inhabitants.
extern const std::string_view kNameSpellings;

}  // namespace blattwerk::text::tables
