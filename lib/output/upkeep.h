#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/check_report.h"
#include "core/compaction.h"
#include "output/json.h"

namespace blattwerk::output {

// What came of keeping an archive in order: for the terminal, ending with a line end, and as JSON
// (docs/json.md).

/// Tells what helps, too.
std::string show_check(const CheckReport& report);
std::string to_json(const CheckReport& report, JsonLayout layout);

struct BackupReport {
  std::string file;                  ///< what was written
  std::vector<std::string> removed;  ///< older backups
};
std::string show_backup(const BackupReport& report);
std::string to_json(const BackupReport& report, JsonLayout layout);

struct RestoreReport {
  std::string archive;
  std::string kept;  ///< what the archive was before; empty where there was none
};
std::string show_restore(const RestoreReport& report);
std::string to_json(const RestoreReport& report, JsonLayout layout);

std::string show_compaction(const Compaction& report);
std::string to_json(const Compaction& report, JsonLayout layout);

struct SplitReport {
  struct File {
    std::string path;
    std::size_t articles;
  };
  std::vector<File> files;
  std::size_t removed = 0;  ///< from the archive that was split
};
std::string show_split(const SplitReport& report);
std::string to_json(const SplitReport& report, JsonLayout layout);

}  // namespace blattwerk::output
