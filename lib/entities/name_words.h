#pragma once

#include <string_view>

namespace blattwerk::entities {

/// What single words say of the names that they stand in. Words are as written, in UTF-8.

/// Whether the dictionary has a word as a noun or as what begins compounds: `Job` of `Job-Turbo`. Numbers and
/// what is shorter than three bytes count as well, abbreviations don't.
bool is_noun(std::string_view word);

/// Whether both ends of a hyphenated word are common nouns: `Job-Turbo`; `Forbes-Liste` is none.
bool is_noun_compound(std::string_view word);

/// `Gazakrieg`, `Forbes-Liste`: a place's name only begins it.
bool is_event(std::string_view word);

/// What makes a longer name of the place behind it: `Landkreis München`.
bool is_district(std::string_view word);

/// A section of an outlet: `News` of `SRF News`.
bool is_section(std::string_view word);

/// `Landesamt`, `Landgericht`, `Verteidigungsrat`, also in the genitive.
bool is_authority(std::string_view word);

/// Types, numbers and sizes (`EP2237607`, `10-GB`), laws and contests.
bool is_no_organization(std::string_view word);

}  // namespace blattwerk::entities
