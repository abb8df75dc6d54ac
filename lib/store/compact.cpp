#include "store/compact.h"

#include "store/impact/impact_index.h"
#include "store/packed_text.h"

namespace blattwerk::store {
namespace {

std::int64_t file_bytes(const Database& database) {
  return database.integer("PRAGMA page_count").value_or(0) * database.integer("PRAGMA page_size").value_or(0);
}

}  // namespace

Compaction compact(Archive& archive, std::optional<TextForm> form, ProgressListener* listener) {
  const Database& database = archive.database();
  Compaction compaction;
  compaction.bytes_before = file_bytes(database);
  if (form) {
    Transaction transaction(database);
    if (*form == TextForm::packed) {
      pack_texts(database, listener);
    } else {
      unpack_texts(database);
    }
    transaction.commit();
  }
  {
    Transaction transaction(database);
    database.execute("INSERT INTO article_fts (article_fts) VALUES ('optimize')");
    impact::ImpactIndex index(database);
    index.settle();
    transaction.commit();
  }
  // VACUUM puts the whole archive into a temporary database, which must not be kept in memory.
  database.execute(
      "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY; "
      "PRAGMA wal_checkpoint(TRUNCATE)");
  compaction.bytes_after = file_bytes(database);
  return compaction;
}

}  // namespace blattwerk::store
