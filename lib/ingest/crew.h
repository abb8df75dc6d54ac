#pragma once

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace blattwerk::ingest {

/// Threads that work through one exchange. An exception on any of them closes the exchange, so that all come
/// to an end, and is thrown again by `finish`.
template <typename SharedExchange>
class Crew {
 public:
  explicit Crew(SharedExchange& exchange) : exchange_(exchange) {}
  /// Ends what has not come to its end.
  ~Crew() { exchange_.close(); }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  template <typename Body>
  void start(Body body) {
    threads_.emplace_back([this, body] {
      try {
        body();
      } catch (...) {
        const std::scoped_lock lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
        exchange_.close();
      }
    });
  }

  /// Starts `count` threads with the same body, as many as there are cores for 0.
  template <typename Body>
  void start_workers(unsigned count, Body body) {
    if (count == 0) count = std::max(1u, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i) start(body);
  }

  /// Closes the exchange, waits for all threads and throws what the first of them that failed threw.
  void finish() {
    exchange_.close();
    threads_.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  SharedExchange& exchange_;
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;
};

}  // namespace blattwerk::ingest
