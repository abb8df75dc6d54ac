#pragma once

#include <string>
#include <vector>

#include "core/entity_edit.h"
#include "output/json.h"
#include "output/style.h"
#include "search/entities.h"

namespace blattwerk::output {

std::string to_json(const search::EntitySummary& entity, JsonLayout layout);
std::string to_json(const search::EntityList& list, JsonLayout layout);
/// The one entity that a name stands for, or where it stands for several, the most frequent with the others
/// as `also`.
std::string to_json(const std::vector<search::EntityPortrait>& portraits, JsonLayout layout);

/// The entity with its companions alone.
std::string companions_to_json(const search::EntityPortrait& portrait, JsonLayout layout);
/// The user's edits of names.
std::string to_json(const std::vector<EntityEdit>& edits, JsonLayout layout);

/// A line a companion: number of articles together, name, type.
std::string show_companions(const search::EntityPortrait& portrait, const Style& style);
/// A line an edit: number, day, what it says.
std::string show_edits(const std::vector<EntityEdit>& edits);

/// A line an entity: number of articles, name, type.
std::string show_entities(const search::EntityList& list, const Style& style);
/// Names, articles by month, companions; of the others that share the name a line each.
std::string show_portraits(const std::vector<search::EntityPortrait>& portraits, const Style& style);

}  // namespace blattwerk::output
