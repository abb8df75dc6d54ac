#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::formats::html {

/// The names in a line of authors: `Von Max Muster und Erika Mustermann, Berlin`, `Max Muster (mm); dpa`.
///
/// Labels (`Von`, `Text:`), initials in brackets and addresses are left out; names are divided at commas,
/// semicolons, `und`, `and`, `&` and `|`.
std::vector<std::string> names_in_byline(std::string_view line);

/// Whether a text looks like the name of a person: two to four words that start with a capital, particles
/// like `von` aside.
bool looks_like_person(std::string_view name);

/// The names in a visible line that says by itself that it names authors: `Von …`, `Ein Kommentar von …`;
/// none for any other.
std::vector<std::string> names_in_visible_byline(std::string_view line);

}  // namespace blattwerk::formats::html
