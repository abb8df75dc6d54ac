#include "store/schema.h"

#include <fmt/format.h>

#include "store/archive.h"
#include "store/backup.h"
#include "store/migrations.h"

namespace blattwerk::store {
namespace {

int current_schema(const Database& database) {
  return static_cast<int>(database.integer("PRAGMA user_version").value_or(0));
}

void copy_before_migration(const Database& database, int schema) {
  auto copy = database.path();
  copy += fmt::format(".before-schema-{}", schema);
  if (std::filesystem::exists(copy)) return;  // an interrupted migration left it; the file is still as it was
  back_up(database, copy, nullptr);
}

}  // namespace

int latest_schema() {
  return migrations().empty() ? 0 : migrations().back().number;
}

SchemaState schema_state(const Database& database) {
  const auto application = database.integer("PRAGMA application_id").value_or(0);
  const int schema = current_schema(database);
  if (application == kApplicationId) {
    if (schema > latest_schema()) return SchemaState::newer;
    return schema == latest_schema() ? SchemaState::current : SchemaState::older;
  }
  const bool has_tables = database.integer("SELECT count(*) FROM sqlite_schema").value_or(0) > 0;
  return application != 0 || schema != 0 || has_tables ? SchemaState::foreign : SchemaState::empty;
}

void migrate(const Database& database) {
  const int schema = current_schema(database);
  if (schema > 0) {
    copy_before_migration(database, schema);
  } else {
    // Before the first table, or it has no effect. Wide pages keep whole paragraphs in their row.
    database.execute("PRAGMA page_size = 8192");
    database.execute("PRAGMA journal_mode = WAL");
  }
  Transaction transaction(database);
  // Another process may have been first.
  const int now = current_schema(database);
  for (const Migration& migration : migrations()) {
    if (migration.number > now) database.execute(std::string(migration.sql));
  }
  database.execute(fmt::format("PRAGMA application_id = {}", kApplicationId));
  database.execute(fmt::format("PRAGMA user_version = {}", latest_schema()));
  transaction.commit();
}

}  // namespace blattwerk::store
