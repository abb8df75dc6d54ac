#pragma once

#include <string>
#include <vector>

#include "output/json.h"
#include "output/style.h"
#include "search/entities.h"

namespace blattwerk::output {

std::string to_json(const search::EntitySummary& entity, JsonLayout layout);
std::string to_json(const search::EntityList& list, JsonLayout layout);
/// The one entity that a name stands for, or where it stands for several, the most frequent with the others
/// as `also`.
std::string to_json(const std::vector<search::EntityPortrait>& portraits, JsonLayout layout);

/// A line an entity: number of articles, name, type.
std::string show_entities(const search::EntityList& list, const Style& style);
/// Names, articles by month, companions; of the others that share the name a line each.
std::string show_portraits(const std::vector<search::EntityPortrait>& portraits, const Style& style);

}  // namespace blattwerk::output
