#pragma once

#include <cstdint>

namespace blattwerk {

/// What came of making an archive small.
struct Compaction {
  std::int64_t bytes_before = 0;  ///< of the file
  std::int64_t bytes_after = 0;
};

}  // namespace blattwerk
