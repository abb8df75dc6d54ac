#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity.h"

namespace blattwerk {

/// A thing with all the names it goes by, as a list of names gives it.
struct KnownName {
  EntityType type;
  std::string name;  ///< the canonical name
  std::vector<std::string> aliases;

  friend bool operator==(const KnownName&, const KnownName&) = default;
};

enum class EditKind : std::uint8_t {
  list,   ///< a list of the user's own names
  merge,  ///< one entity is another
  split,  ///< an entity is, under a condition, another
};

/// The kind's name in JSON and in the archive: `list`, `merge`, `split`.
std::string_view to_string(EditKind kind);

/// Something that the user knows better than the recogniser.
struct EntityEdit {
  std::int64_t id = 0;
  std::string made;  ///< ISO 8601, UTC
  EditKind kind = EditKind::merge;
  EntityType type = EntityType::other;  ///< merge, split: of the entity that changes
  std::string name;
  EntityType new_type = EntityType::other;  ///< … and what becomes of it
  std::string new_name;
  std::string beside;            ///< split: only in articles that name this too; empty for all
  std::string form;              ///< split: only where it is called so; empty for any form
  std::string path;              ///< list: the file it came from
  std::vector<KnownName> names;  ///< list
};

}  // namespace blattwerk
