#pragma once

#include <chrono>

#include "core/progress.h"

namespace blattwerk::app {

/// Draws a line on standard error with how far a work has come, its rate and the time left; wiped at the end.
class ProgressBar : public ProgressListener {
 public:
  explicit ProgressBar(bool visible);
  ~ProgressBar() override;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void progress(const Progress& progress) override;

 private:
  using Clock = std::chrono::steady_clock;

  bool visible_;
  bool drawn_ = false;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
};

}  // namespace blattwerk::app
