#pragma once

#include <string>
#include <vector>

#include "output/json.h"
#include "output/style.h"
#include "search/completion.h"

namespace blattwerk::output {

/// `completions`, each with `text`, `type` (of a name), `articles` and `query`; and one of them.
std::string to_json(const std::vector<search::Completion>& completions, JsonLayout layout);
std::string to_json(const search::Completion& completion, JsonLayout layout);

/// A line each: articles, text, type of a name.
std::string show_completions(const std::vector<search::Completion>& completions, const Style& style);

}  // namespace blattwerk::output
