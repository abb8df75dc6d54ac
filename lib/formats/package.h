#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "formats/reader.h"

namespace blattwerk::formats {

/// The parts of a document that is a ZIP of parts (EPUB, DOCX, ODT).
struct Package {
  std::map<std::string, std::string, std::less<>> parts;  ///< by path
  std::string problem;  ///< what is wrong with the ZIP; empty where all is well

  /// The bytes of a part; empty where it is missing.
  std::string_view part(std::string_view path) const;
};

/// Whether a file starts as a ZIP whose first part, `mimetype`, states that type (EPUB, OpenDocument).
bool is_package_of(std::string_view head, std::string_view media_type);

/// Reads the parts that `wants` names, all together at most as large as an article may be.
Package read_package(std::string_view bytes, const FileHints& hints, const ReadLimits& limits,
                     const std::function<bool(std::string_view path)>& wants);

}  // namespace blattwerk::formats
