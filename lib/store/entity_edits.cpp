#include "store/entity_edits.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "text/exact_form.h"

namespace blattwerk::store {
namespace {

EntityType type_of(std::string_view name) {
  return parse_entity_type(name).value_or(EntityType::other);
}

std::string joined(const std::vector<std::string>& aliases) {
  std::string text;
  for (const std::string& alias : aliases) text += (text.empty() ? "" : "|") + alias;
  return text;
}

std::vector<std::string> divided(std::string_view text) {
  std::vector<std::string> aliases;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    aliases.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return aliases;
}

std::vector<KnownName> names_of(const Database& database, std::int64_t edit) {
  auto statement = database.prepare("SELECT type, name, aliases FROM own_name WHERE edit_id = ?1 ORDER BY n");
  statement.bind(1, edit);
  std::vector<KnownName> names;
  while (statement.step()) {
    names.push_back({type_of(statement.text(0)), std::string(statement.text(1)), divided(statement.text(2))});
  }
  return names;
}

}  // namespace

std::vector<EntityEdit> read_edits(const Database& database) {
  auto statement = database.prepare(
      "SELECT id, made, kind, type, name, new_type, new_name, beside, form, path FROM entity_edit ORDER BY "
      "id");
  std::vector<EntityEdit> edits;
  while (statement.step()) {
    EntityEdit edit;
    edit.id = statement.integer(0);
    edit.made = statement.text(1);
    edit.kind = statement.text(2) == "list"    ? EditKind::list
                : statement.text(2) == "merge" ? EditKind::merge
                                               : EditKind::split;
    edit.type = type_of(statement.text(3));
    edit.name = statement.text(4);
    edit.new_type = type_of(statement.text(5));
    edit.new_name = statement.text(6);
    edit.beside = statement.text(7);
    edit.form = statement.text(8);
    edit.path = statement.text(9);
    if (edit.kind == EditKind::list) edit.names = names_of(database, edit.id);
    edits.push_back(std::move(edit));
  }
  return edits;
}

std::int64_t add_edit(const Database& database, const EntityEdit& edit) {
  const bool of_entity = edit.kind != EditKind::list;
  const auto id = database
                      .prepare(
                          "INSERT INTO entity_edit (made, kind, type, name, new_type, new_name, beside, "
                          "form, path) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
                      .bind(1, edit.made)
                      .bind(2, to_string(edit.kind))
                      .bind_known(3, of_entity ? to_string(edit.type) : "")
                      .bind_known(4, edit.name)
                      .bind_known(5, of_entity ? to_string(edit.new_type) : "")
                      .bind_known(6, edit.new_name)
                      .bind_known(7, edit.beside)
                      .bind_known(8, edit.form)
                      .bind_known(9, edit.path)
                      .insert();
  auto insert =
      database.prepare("INSERT INTO own_name (edit_id, n, type, name, aliases) VALUES (?1, ?2, ?3, ?4, ?5)");
  int n = 0;
  for (const KnownName& known : edit.names) {
    const std::string aliases = joined(known.aliases);
    insert.bind(1, id).bind(2, ++n).bind(3, to_string(known.type)).bind(4, known.name).bind(5, aliases).run();
  }
  return id;
}

bool remove_edit(const Database& database, std::int64_t id) {
  if (!database.prepare("SELECT 1 FROM entity_edit WHERE id = ?1").bind(1, id).first_integer()) return false;
  database.prepare("DELETE FROM entity_edit WHERE id = ?1").bind(1, id).run();
  return true;
}

void note_merged_names(const Database& database) {
  auto insert = database.prepare(
      "INSERT OR IGNORE INTO entity_name (name, entity_id) SELECT ?1, id FROM entity WHERE name = ?2 AND "
      "type "
      "= ?3");
  for (const EntityEdit& edit : read_edits(database)) {
    if (edit.kind != EditKind::merge) continue;
    const std::string form = text::exact_form(edit.name);
    insert.bind(1, form).bind(2, edit.new_name).bind(3, to_string(edit.new_type)).run();
  }
}

}  // namespace blattwerk::store
