#pragma once

#include <string>

#include "output/json_value.h"

namespace blattwerk::server::mcp {

// What the answers of tools say in words; each takes the JSON of docs/json.md.

std::string tell_search(const output::Json& answer);
std::string tell_list(const output::Json& answer);
std::string tell_article(const output::Json& answer);
std::string tell_entities(const output::Json& answer);
std::string tell_trends(const output::Json& answer);

}  // namespace blattwerk::server::mcp
