#include "entities/named_after.h"

#include <algorithm>
#include <array>

namespace blattwerk::entities {

bool is_named_after(std::string_view word) {
  constexpr std::array<std::string_view, 34> kThings = {
      "Straße",   "Strasse",   "Straßen",     "Str",      "Platz",   "Platzes",  "Allee",
      "Weg",      "Wegs",      "Ring",        "Rings",    "Ufer",    "Brücke",   "Gasse",
      "Damm",     "Park",      "Haus",        "Hauses",   "Halle",   "Arena",    "Stadion",
      "Schule",   "Gymnasium", "Kaserne",     "Denkmal",  "Museum",  "Preis",    "Preises",
      "Medaille", "Stiftung",  "Universität", "Institut", "Airport", "Flughafen"};
  const auto hyphen = word.rfind('-');
  return hyphen != std::string_view::npos &&
         std::find(kThings.begin(), kThings.end(), word.substr(hyphen + 1)) != kThings.end();
}

bool is_street(std::string_view word) {
  constexpr std::array<std::string_view, 11> kStreets = {"Straße",  "Strasse",   "Platz",  "Allee",
                                                         "Ufer",    "Brücke",    "Gasse",  "Damm",
                                                         "Stadion", "Flughafen", "Airport"};
  const auto hyphen = word.rfind('-');
  return hyphen != std::string_view::npos &&
         std::find(kStreets.begin(), kStreets.end(), word.substr(hyphen + 1)) != kStreets.end();
}

}  // namespace blattwerk::entities
