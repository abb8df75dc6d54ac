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
/// Prefixes of verbs and nouns: before a known word they derive (Nach|teil).
extern const std::string_view kParticles;
/// Endings of adjectives in -isch that look like the words Tisch, Fisch and Nische (drama|tisch).
extern const std::string_view kIschEndings;
/// Before the name of a place they are modifiers (Nord|amerika).
extern const std::string_view kDirections;
/// What names of places and families end with.
extern const std::string_view kNameEndings;
/// Words of three letters that are parts; no others so short are.
extern const std::string_view kShortParts;
/// Words that stay whole though they could be split.
extern const std::string_view kWholeWords;
/// Splits that frequency would get wrong, as `part|part`.
extern const std::string_view kKnownSplits;

}  // namespace blattwerk::text::tables
