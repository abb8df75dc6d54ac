#pragma once

#include "store/database.h"

namespace blattwerk::store {

/// What a file is, judged by `application_id` and `user_version`.
enum class SchemaState : std::uint8_t { empty, current, older, newer, foreign };

SchemaState schema_state(const Database& database);

/// Brings an empty or older archive to this program's schema, in one transaction; an older one is first
/// copied to
/// `<path>.before-schema-<number>`. The FTS5 tokenizer must be attached.
void migrate(const Database& database);

/// The number of the newest migration.
int latest_schema();

}  // namespace blattwerk::store
