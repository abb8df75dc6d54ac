#pragma once

#include <string_view>

namespace blattwerk::text::tables {

// Folded, as lines `reading: abbreviations`. A linguist can extend them; raise kAnalysisVersion then.

/// Abbreviations that are one only with their dot (Art., Abs., Str.), the dot left out here.
extern const std::string_view kDottedAbbreviations;
/// Abbreviations of several letters with dots, as the letters together, and the words they stand for, divided
/// by `_`.
extern const std::string_view kLetterAbbreviations;
/// Units that are written close behind a number (10km).
extern const std::string_view kUnits;
/// Last labels of internet names, by which `spiegel.de` is told from a full stop without a blank.
extern const std::string_view kTopLevelDomains;

}  // namespace blattwerk::text::tables
