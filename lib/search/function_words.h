#pragma once

#include <string_view>

namespace blattwerk::search {

/// Whether a word only ties others together (`der`, `und`, `was`), so that nearly every article has it and a
/// query that has other words loses nothing without it. In any case.
bool is_function_word(std::string_view word);

/// Whether a part of a compound, as an index term, is a particle (`rück`, `auf`, `vor`), which says nothing
/// of what the compound is about.
bool is_particle(std::string_view part);

}  // namespace blattwerk::search
