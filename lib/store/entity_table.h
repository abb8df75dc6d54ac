#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/entity.h"
#include "store/database.h"

namespace blattwerk::store {

/// The rows of `entity` and `entity_name`, made as they are needed and remembered for one writer.
class EntityTable {
 public:
  explicit EntityTable(const Database& database);

  /// The id of an entity, which is added where it is new together with the names it answers to.
  std::int64_t id_of(EntityType type, std::string_view name);
  /// Notes another form by which the entity was called.
  void add_name(std::int64_t entity, std::string_view surface);
  /// Forgets what was remembered; to be called when a transaction was rolled back.
  void forget();

 private:
  void insert_name(std::int64_t entity, const std::string& folded);

  std::unordered_map<std::string, std::int64_t> ids_;
  std::unordered_set<std::string> names_;
  std::string probe_;
  Statement find_;
  Statement insert_;
  Statement insert_name_;
};

}  // namespace blattwerk::store
