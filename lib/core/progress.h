#pragma once

#include <cstdint>

namespace blattwerk {

/// How far a long work has come. A total of 0 means: not known.
struct Progress {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  std::uint64_t articles = 0;
};

/// Told now and then how far a work has come; always from the same thread.
class ProgressListener {
 public:
  virtual ~ProgressListener() = default;
  virtual void progress(const Progress& progress) = 0;
};

}  // namespace blattwerk
