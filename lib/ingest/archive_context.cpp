#include "ingest/archive_context.h"

#include "store/lexicon_table.h"

namespace blattwerk::ingest {
namespace {

// Changes with every commit by another connection.
std::int64_t data_version_of(const store::Database& database) {
  return database.integer("PRAGMA data_version").value_or(0);
}

}  // namespace

ArchiveContext::ArchiveContext(const store::Database& database)
    : database_(database),
      data_version_(data_version_of(database)),
      lexicon_(store::read_lexicon(database)),
      own_(database) {
  known_.read_new(database);
}

bool ArchiveContext::is_current() const {
  return data_version_ == data_version_of(database_);
}

}  // namespace blattwerk::ingest
