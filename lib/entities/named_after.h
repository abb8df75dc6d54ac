#pragma once

#include <string_view>

namespace blattwerk::entities {

/// Whether a hyphenated word is a street, a building or a prize that is named after somebody, who is not
/// spoken of: `Konrad-Adenauer-Platz`, `Willy-Brandt-Haus`.
bool is_named_after(std::string_view word);

/// Whether a hyphenated word names a street, a square or what stands there: `Karama-Platz`.
bool is_street(std::string_view word);

}  // namespace blattwerk::entities
