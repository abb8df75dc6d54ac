#pragma once

#include "connection.h"

namespace blattwerk::extension {

/// Registers the FTS5 tokenizer `blattwerk` with a connection; returns a result code of SQLite.
///
/// In a query it gives the term of each word, and as its synonym the same term as part of a compound, so that
/// `Häuser` matches what the archive's search would. The index of an archive can't be written through it:
/// only Blattwerk knows all that is derived beside. Other tables can be made with it; they hold words, parts
/// and other spellings as an archive's index does.
int register_tokenizer(sqlite3* database, const SharedConnection& connection);

}  // namespace blattwerk::extension
