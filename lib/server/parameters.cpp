#include "server/parameters.h"

#include <algorithm>

namespace blattwerk::server {

std::optional<std::string_view> Parameters::find(std::string_view name) const {
  const auto found =
      std::ranges::find(pairs_, name, [](const auto& pair) -> std::string_view { return pair.first; });
  if (found == pairs_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> Parameters::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [other, value] : pairs_) {
    if (other == name && !value.empty()) values.push_back(value);
  }
  return values;
}

}  // namespace blattwerk::server
