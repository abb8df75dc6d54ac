#pragma once

#include <cstdint>

#include "core/progress.h"
#include "store/database.h"

namespace blattwerk::store {

/// Makes the SQL function `blattwerk_unpack(bytes)` known to a connection, by which the view `paragraph` of
/// an archive with packed texts reads: it gives the JSON of a frame in `packed_text`.
void register_unpack(const Database& database);

/// Whether `paragraph` is a view of packed and open texts.
bool has_packed_texts(const Database& database);

/// Compresses the text of all articles that are not yet, by a dictionary trained on the archive's own texts
/// (https://facebook.github.io/zstd/, "Dictionary compression"), and returns how many. Reading and writing
/// `paragraph` goes on as before; an article that is updated is not compressed until the next time. To be
/// called in a transaction.
std::int64_t pack_texts(const Database& database, ProgressListener* listener);

/// Makes `paragraph` a table that holds all texts again; nothing happens where it is. To be called in a
/// transaction.
void unpack_texts(const Database& database);

}  // namespace blattwerk::store
