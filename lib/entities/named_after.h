#pragma once

#include <string_view>

namespace blattwerk::entities {

/// Whether a hyphenated word is a street, a building or a prize that is named after somebody, who is not
/// spoken of: `Konrad-Adenauer-Platz`, `Willy-Brandt-Haus`.
bool is_named_after(std::string_view word);

}  // namespace blattwerk::entities
