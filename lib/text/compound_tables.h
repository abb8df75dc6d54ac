#pragma once

#include <string_view>

namespace blattwerk::text::tables {

// What the compound splitter knows by heart; folded words divided by blanks. Raise kAnalysisVersion when they
// change.

/// Words that begin no compound: prepositions, prefixes, pronouns (Aus|land, Um|welt, All|tag stay whole).
extern const std::string_view kNoModifiers;
/// Endings that look like words, but derive or inflect (Gesell|schaft): no parts at all.
extern const std::string_view kSuffixes;
/// Words that end no compound noun, but derive adjectives and adverbs (möglicher|weise, erfolg|reich).
extern const std::string_view kNoHeads;
/// Words of three letters that are parts; no others so short are.
extern const std::string_view kShortParts;
/// Words that stay whole though they could be split.
extern const std::string_view kWholeWords;
/// Splits that frequency would get wrong, as `part|part`.
extern const std::string_view kKnownSplits;

}  // namespace blattwerk::text::tables
