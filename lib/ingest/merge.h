#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/import_report.h"
#include "core/progress.h"
#include "store/archive.h"

namespace blattwerk::ingest {

struct MergeOptions {
  std::optional<std::vector<std::int64_t>> articles{};  ///< only these of the other archive, by their ids
  unsigned workers = 0;  ///< threads that analyse; 0 for as many as there are cores
  ProgressListener* listener =
      nullptr;  ///< called on the thread that runs the merge; counts articles, not bytes
};

/// Adds the articles of another archive, with their versions, places and originals, and its saved searches.
/// Articles that both have are recognised as by an import. They are analysed anew, so that the other archive
/// may have been made by another version of the analysis.
///
/// Batches are written one by one: a merge that was cut short is completed by another. Throws Error where the
/// archives are the same file.
ImportReport merge(store::Archive& archive, const store::Archive& other, const MergeOptions& options);

}  // namespace blattwerk::ingest
