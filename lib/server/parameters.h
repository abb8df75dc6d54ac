#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blattwerk::server {

/// Named values in the order they came in; a name may come several times.
class Parameters {
 public:
  void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }

  /// The first value of a name.
  std::optional<std::string_view> find(std::string_view name) const;
  /// The first value of a name, empty where there is none.
  std::string get(std::string_view name) const { return std::string(find(name).value_or("")); }
  /// All values of a name that are not empty.
  std::vector<std::string> all(std::string_view name) const;
  bool contains(std::string_view name) const { return find(name).has_value(); }

  auto begin() const { return pairs_.begin(); }
  auto end() const { return pairs_.end(); }
  std::size_t size() const { return pairs_.size(); }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

}  // namespace blattwerk::server
