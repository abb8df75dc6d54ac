// A loadable extension for SQLite: archives are searched, and German is analysed, in the sqlite3 shell, in
// Python, in Datasette. See docs/extension.md.

#include <memory>
#include <new>

#include "connection.h"
#include "functions.h"
#include "tokenizer.h"

SQLITE_EXTENSION_INIT1

extern "C" __attribute__((visibility("default"))) int sqlite3_blattwerk_init(
    sqlite3* database, char** message, const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  // Older ones lack functions that are called here.
  constexpr int kOldestVersion = 3039000;
  if (sqlite3_libversion_number() < kOldestVersion) {
    *message = sqlite3_mprintf("blattwerk: this SQLite is %s; 3.39 or newer is needed", sqlite3_libversion());
    return SQLITE_ERROR;
  }
  try {
    const auto connection = std::make_shared<blattwerk::extension::Connection>(database);
    int code = blattwerk::extension::register_tokenizer(database, connection);
    if (code == SQLITE_OK) code = blattwerk::extension::register_functions(database, connection);
    if (code != SQLITE_OK)
      *message = sqlite3_mprintf("blattwerk: this SQLite has no FTS5, or refused a function");
    return code;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}
