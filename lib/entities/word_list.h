#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace blattwerk::entities {

/// Gives `use` each of the words that blanks divide.
template <typename Use>
void for_each_word(std::string_view list, Use use) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (end > at) use(list.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace blattwerk::entities
