#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "core/import_report.h"
#include "ingest/pipeline.h"
#include "store/archive.h"

namespace blattwerk::ingest {

struct WatchOptions {
  ImportOptions import;  ///< its stop ends the watching
  /// How long a file that was closed, moved or found is left alone before it is read.
  std::chrono::milliseconds settle{2000};
  /// How long one that somebody is writing to is waited for, since it changed last, if it is not closed.
  std::chrono::milliseconds patience{60'000};
  std::function<void(const ImportReport&)> imported;  ///< called after every import, on this thread
};

/// Imports folders, which adds what changed since they were imported last, and then every file that is
/// written, renamed or moved into them, in folders below and new ones too, until a stop is requested
/// (inotify). Hidden files are left out, as `discover` does.
///
/// A folder below that can't be watched is an error in a report. Throws Error where one of `folders` is none,
/// can't be watched, or goes away.
void watch_folders(store::Archive& archive, const std::vector<std::string>& folders,
                   const WatchOptions& options);

}  // namespace blattwerk::ingest
