#pragma once

#include <string_view>

namespace blattwerk::search {

/// Whether a word only ties others together (`der`, `und`, `was`), so that nearly every article has it and a
/// query that has other words loses nothing without it. In any case.
bool is_function_word(std::string_view word);

}  // namespace blattwerk::search
