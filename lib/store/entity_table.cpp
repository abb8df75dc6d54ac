#include "store/entity_table.h"

#include "text/exact_form.h"

namespace blattwerk::store {
namespace {

constexpr std::size_t kMostRemembered = 2'000'000;

}  // namespace

EntityTable::EntityTable(const Database& database)
    : find_(database.prepare("SELECT id FROM entity WHERE name = ?1 AND type = ?2")),
      insert_(database.prepare("INSERT INTO entity (name, type) VALUES (?1, ?2)")),
      insert_name_(database.prepare("INSERT OR IGNORE INTO entity_name (name, entity_id) VALUES (?1, ?2)")) {}

std::int64_t EntityTable::id_of(EntityType type, std::string_view name) {
  probe_.assign(1, static_cast<char>(type));
  probe_.append(name);
  if (const auto known = ids_.find(probe_); known != ids_.end()) return known->second;
  auto id = find_.bind(1, name).bind(2, to_string(type)).first_integer();
  if (!id) {
    id = insert_.bind(1, name).bind(2, to_string(type)).insert();
    insert_name(*id, text::exact_form(name));
    // A person answers to each of the names: `person:Putin`.
    for (std::size_t start = 0; type == EntityType::person && start < name.size();) {
      const std::size_t end = std::min(name.find(' ', start), name.size());
      if (end - start > 1) insert_name(*id, text::exact_form(name.substr(start, end - start)));
      start = end + 1;
    }
  }
  if (ids_.size() >= kMostRemembered) ids_.clear();
  ids_.emplace(probe_, *id);
  return *id;
}

void EntityTable::add_name(std::int64_t entity, std::string_view surface) {
  probe_.assign(reinterpret_cast<const char*>(&entity), sizeof entity);
  probe_.append(surface);
  if (names_.contains(probe_)) return;
  if (names_.size() >= kMostRemembered) names_.clear();
  names_.insert(probe_);
  insert_name(entity, text::exact_form(surface));
}

void EntityTable::forget() {
  ids_.clear();
  names_.clear();
}

void EntityTable::insert_name(std::int64_t entity, const std::string& folded) {
  if (!folded.empty()) insert_name_.bind(1, folded).bind(2, entity).run();
}

}  // namespace blattwerk::store
