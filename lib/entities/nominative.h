#pragma once

#include <string>
#include <string_view>

namespace blattwerk::entities {

/// The nominative without article of a name that a text has in another case: `Statistisches Landesamt` of
/// `Statistischen Landesamtes`, `Bundesamt für Naturschutz` of `Bundesamts für Naturschutz`, `Olympische
/// Winterspiele` of `Olympischen Winterspielen`. Leading adjectives follow the gender of the noun behind
/// them, which its ending tells; where it does not, the name stays as it is. Words are divided by single
/// blanks.
std::string nominative(std::string_view name);

/// Whether a word with a capital is an adjective, inflected or of a place: `Statistischen`, `Oberste`; not
/// `Leipziger`.
bool is_capital_adjective(std::string_view word);

/// Whether a noun ends as those do that name an authority, a court, an association, a house.
bool names_institution(std::string_view noun);

}  // namespace blattwerk::entities
