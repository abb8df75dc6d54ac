#pragma once

#include "core/archive_statistics.h"
#include "store/database.h"

namespace blattwerk::store {

/// Counts what the archive holds. Reads the paragraphs once through: some seconds at a million articles.
ArchiveStatistics read_statistics(const Database& database);

}  // namespace blattwerk::store
