#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace blattwerk::app {

/// Calls `stop` on Ctrl-C or a request to end (SIGTERM), from a thread that waits for it; a second one ends
/// the program. Made before all other threads, so that they leave the signals to it.
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  /// Until then signals wait.
  void watch(std::function<void()> stop);

 private:
  sigset_t signals_{};
  sigset_t before_{};
  std::thread watcher_;
};

}  // namespace blattwerk::app
