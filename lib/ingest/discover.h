#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/import_report.h"

namespace blattwerk::ingest {

/// A file to read. The path is as the user gave it, `-` for standard input.
struct SourceFile {
  std::filesystem::path path;
  std::uint64_t size = 0;  ///< 0 where it is not known beforehand
  std::string name = {};   ///< how the archive remembers it, where that is not its path
};

struct Discovery {
  std::vector<SourceFile> files;
  std::vector<ImportError> errors;
};

/// The files under `paths`, in the order of the paths and in folders by name, so that the same input always
/// makes the same archive. Hidden files and folders are left out unless named; links to folders are not
/// followed; a folder without files is an error.
Discovery discover(const std::vector<std::string>& paths);

}  // namespace blattwerk::ingest
