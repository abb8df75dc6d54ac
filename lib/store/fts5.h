#pragma once

#include <sqlite3.h>

#include "store/database.h"

namespace blattwerk::store {

/// The functions by which FTS5 is extended on a connection. Throws Error where this SQLite has no FTS5.
fts5_api& fts5_of(const Database& database);

/// Empties `article_fts`, however damaged it is. Must run within a transaction.
void empty_full_text(const Database& database);

}  // namespace blattwerk::store
