#pragma once

#include "connection.h"

namespace blattwerk::extension {

/// Registers the SQL functions of docs/extension.md with a connection; returns a result code of SQLite.
int register_functions(sqlite3* database, const SharedConnection& connection);

}  // namespace blattwerk::extension
