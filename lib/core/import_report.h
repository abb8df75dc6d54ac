#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace blattwerk {

/// A path that could not be imported, or a place in it, and why.
struct ImportError {
  std::string path;
  std::string reason;

  friend bool operator==(const ImportError&, const ImportError&) = default;
};

/// What came of an import.
struct ImportReport {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t duplicate = 0;
  std::vector<ImportError> errors;  ///< one for each file or article that failed
  double seconds = 0;
  bool stopped = false;  ///< by request; the same import goes on where this one ended
};

}  // namespace blattwerk
