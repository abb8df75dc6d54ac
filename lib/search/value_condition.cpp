#include "search/value_condition.h"

#include <algorithm>
#include <variant>

#include "search/name_index.h"

namespace blattwerk::search {
namespace {

using store::facets::Facet;

Facet facet_of(MetadataField field) {
  switch (field) {
    case MetadataField::source:
      return Facet::source;
    case MetadataField::section:
      return Facet::section;
    case MetadataField::author:
      break;
  }
  return Facet::author;
}

ValueCondition condition_of(const store::Database& database, const EntityName& name,
                            std::vector<Note>& notes) {
  ValueCondition condition;
  const auto entities = find_entities(database, name);
  if (entities.empty()) add_note(notes, {NoteKind::unknown_entity, 0, 0, name.name});
  auto type = database.prepare("SELECT type FROM entity WHERE id = ?1");
  auto derived = database.prepare("SELECT 1 FROM article_derived_entity WHERE entity_id = ?1 LIMIT 1");
  for (const std::int64_t entity : entities) {
    const auto known = parse_entity_type(type.bind(1, entity).first_text().value_or(""));
    condition.values.push_back(
        {store::facets::facet_of(known.value_or(EntityType::other)), {.entity = entity}});
    if (!name.exact && derived.bind(1, entity).first_integer())
      condition.values.push_back({Facet::derived, {.entity = entity}});
  }
  return condition;
}

ValueCondition condition_of(const store::Database& database, const Metadata& metadata,
                            std::vector<Note>& notes) {
  ValueCondition condition;
  const auto values = find_values(database, metadata);
  if (values.empty()) add_note(notes, {NoteKind::unknown_value, 0, 0, metadata.value});
  for (const std::string& value : values)
    condition.values.push_back({facet_of(metadata.field), {.name = value}});
  return condition;
}

std::string_view keys_sql(Facet facet) {
  switch (facet) {
    case Facet::source:
      return "SELECT key FROM article WHERE source = ?1 AND key BETWEEN ?2 AND ?3 ORDER BY key";
    case Facet::section:
      return "SELECT key FROM article WHERE section = ?1 AND key BETWEEN ?2 AND ?3 ORDER BY key";
    case Facet::author:
      return "SELECT a.key FROM author AS w JOIN article AS a ON a.id = w.article_id "
             "WHERE w.name = ?1 AND a.key BETWEEN ?2 AND ?3";
    case Facet::derived:
      return "SELECT article_key FROM article_derived_entity WHERE entity_id = ?1 AND article_key BETWEEN ?2 "
             "AND ?3 ORDER BY article_key";
    case Facet::person:
    case Facet::organization:
    case Facet::place:
    case Facet::other:
      break;
  }
  return "SELECT article_key FROM article_entity WHERE entity_id = ?1 AND article_key BETWEEN ?2 AND ?3 "
         "ORDER BY article_key";
}

}  // namespace

std::optional<ValueCondition> value_condition(const store::Database& database, const Node& node,
                                              std::vector<Note>& notes) {
  if (const auto* name = std::get_if<EntityName>(&node.value)) return condition_of(database, *name, notes);
  if (const auto* metadata = std::get_if<Metadata>(&node.value))
    return condition_of(database, *metadata, notes);
  return std::nullopt;
}

std::optional<std::vector<ValueCondition>> without_derived(std::span<const ValueCondition> conditions) {
  std::vector<ValueCondition> named(conditions.begin(), conditions.end());
  std::size_t derived = 0;
  for (ValueCondition& condition : named) {
    derived += std::erase_if(
        condition.values, [](const ValueCondition::Value& value) { return value.facet == Facet::derived; });
  }
  return derived == 0 ? std::nullopt : std::optional(std::move(named));
}

std::vector<store::ArticleKey> keys_with(const store::Database& database, const ValueCondition::Value& value,
                                         const store::KeyInterval& keys) {
  auto statement = database.prepare(keys_sql(value.facet));
  if (store::facets::is_entity(value.facet)) {
    statement.bind(1, value.value.entity);
  } else {
    statement.bind(1, value.value.name);
  }
  statement.bind(2, keys.first).bind(3, keys.last);
  std::vector<store::ArticleKey> found;
  while (statement.step()) found.push_back(statement.integer(0));
  if (!std::ranges::is_sorted(found)) std::ranges::sort(found);  // authors come by article
  return found;
}

KeySet keys_with(const store::Database& database, const ValueCondition& condition) {
  KeySet all;
  for (const ValueCondition::Value& value : condition.values) {
    for (const store::ArticleKey key : keys_with(database, value)) all.add(key);
  }
  return all;
}

}  // namespace blattwerk::search
