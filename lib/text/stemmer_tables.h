#pragma once

#include <string_view>

namespace blattwerk::text::tables {

// What the stemmer knows by heart. All words are folded (fold.h): without umlauts, ß as ss, in small letters.
// Words are divided by blanks; a line `a: b c` says that b and c go to a. A linguist can extend each without
// touching code; raise kAnalysisVersion then.

/// Words that carry grammar, not matter. They keep their form, and no other word may be cut down to one of
/// them.
extern const std::string_view kFunctionWords;

/// Whole words whose forms no rule finds, as `stem: forms`.
extern const std::string_view kIrregularWords;

/// Strong and mixed verbs, as `present stem: ablaut stems`; they hold bare and behind any verbal prefix.
extern const std::string_view kAblaut;
/// The same, but the bare stem is another word (Schloss, Wies): they hold only behind a verbal prefix or
/// `ge`.
extern const std::string_view kPrefixedAblaut;
/// Stems of participles, which hold only where `ge` stood before (gegangen, aufgegangen): without it they are
/// nouns (Gang).
extern const std::string_view kParticiples;
/// Words that look like prefix and ablaut stem, but are none (Verdacht, Herzog).
extern const std::string_view kNoAblaut;

/// Verbal prefixes that stand apart (ab, auf), so that `ge` and `zu` go between; and those that never do (be,
/// ver).
extern const std::string_view kSeparablePrefixes;
extern const std::string_view kInseparablePrefixes;

/// Words in ge- that are no participles though they end like some.
extern const std::string_view kNoParticiples;

/// Nouns whose plural is in -er, by their singular as stem; heads of compounds, too.
extern const std::string_view kErPlurals;
/// Adjectives whose -er inflects and compares (neuer, größer), beside those known by suffix (-lich, -ig,
/// -isch).
extern const std::string_view kAdjectives;
/// Endings by which a word before -er is an adjective or participle.
extern const std::string_view kAdjectiveSuffixes;
/// Words in -s whose s is their own (Haus, Preis); heads of compounds, too.
extern const std::string_view kOwnS;
/// Words in -st and -t whose ending is their own though a verb would be left (Dienst, Herbst).
extern const std::string_view kOwnT;
/// Words in -end that are no participles.
extern const std::string_view kOwnNd;
/// Adjectives and other words whose -er is their own, even before further endings (sichere, andere).
extern const std::string_view kErStems;

}  // namespace blattwerk::text::tables
