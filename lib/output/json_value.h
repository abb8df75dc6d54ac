#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/partial_date.h"
#include "output/json.h"

namespace blattwerk::output {

using Json = nlohmann::ordered_json;

inline void put_known(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

inline void put_known(Json& object, const char* name, const std::optional<PartialDate>& date) {
  if (date) object[name] = date->to_iso();
}

inline std::string dump(const Json& json, JsonLayout layout) {
  return json.dump(layout == JsonLayout::document ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace blattwerk::output
