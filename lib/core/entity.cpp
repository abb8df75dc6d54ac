#include "core/entity.h"

#include "core/entity_edit.h"

namespace blattwerk {

std::string_view to_string(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "person";
    case EntityType::organization:
      return "organization";
    case EntityType::place:
      return "place";
    case EntityType::other:
      return "other";
  }
  return "other";
}

std::string_view to_string(EditKind kind) {
  switch (kind) {
    case EditKind::list:
      return "list";
    case EditKind::merge:
      return "merge";
    case EditKind::split:
      return "split";
  }
  return "merge";
}

std::optional<EntityType> parse_entity_type(std::string_view name) {
  for (const auto type :
       {EntityType::person, EntityType::organization, EntityType::place, EntityType::other}) {
    if (name == to_string(type)) return type;
  }
  return std::nullopt;
}

}  // namespace blattwerk
