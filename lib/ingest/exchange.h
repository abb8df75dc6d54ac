#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace blattwerk::ingest {

/// Hands jobs from one producer to several workers and their results, in the order of the jobs, to one
/// consumer.
///
/// What is under way at any time is bounded by weight, so that a slow consumer slows the producer down; the
/// order of results does not depend on how many workers there are. Safe for use by several threads.
template <typename Job, typename Result>
class Exchange {
 public:
  struct Numbered {
    std::uint64_t number;
    Job job;
  };

  /// `capacity` is the weight that may be under way; a single heavier job passes alone.
  explicit Exchange(std::uint64_t capacity) : capacity_(capacity) {}

  /// Waits for room. False where the exchange has been closed; the job is dropped then.
  bool submit(Job job, std::uint64_t weight) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || under_way_ == 0 || under_way_ + weight <= capacity_; });
    if (closed_) return false;
    under_way_ += weight;
    weights_.push_back(weight);
    jobs_.push_back({submitted_++, std::move(job)});
    work_.notify_one();
    return true;
  }

  /// No job comes any more.
  void finish() {
    const std::scoped_lock lock(mutex_);
    finished_ = true;
    work_.notify_all();
    arrival_.notify_all();
  }

  /// The next job; nothing when all are taken and none will come.
  std::optional<Numbered> take() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return closed_ || finished_ || !jobs_.empty(); });
    if (closed_ || jobs_.empty()) return std::nullopt;
    Numbered job = std::move(jobs_.front());
    jobs_.pop_front();
    return job;
  }

  void deliver(std::uint64_t number, Result result) {
    const std::scoped_lock lock(mutex_);
    results_.emplace(number, std::move(result));
    if (number == consumed_) arrival_.notify_one();
  }

  /// The next result in the order of the jobs; nothing behind the last or where the exchange has been closed.
  std::optional<Result> next() {
    std::unique_lock lock(mutex_);
    arrival_.wait(lock, [&] {
      return closed_ || results_.contains(consumed_) || (finished_ && consumed_ == submitted_);
    });
    if (closed_ || !results_.contains(consumed_)) return std::nullopt;
    auto node = results_.extract(consumed_++);
    return std::move(node.mapped());
  }

  /// The weight of the oldest result handed out is no longer under way.
  void release() {
    const std::scoped_lock lock(mutex_);
    under_way_ -= weights_.front();
    weights_.pop_front();
    room_.notify_one();
  }

  /// Ends everything at once; what is under way is dropped.
  void close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    room_.notify_all();
    work_.notify_all();
    arrival_.notify_all();
  }

 private:
  const std::uint64_t capacity_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable work_;
  std::condition_variable arrival_;
  std::deque<Numbered> jobs_;
  std::map<std::uint64_t, Result> results_;
  std::deque<std::uint64_t> weights_;  // of the jobs submitted whose results have not been released
  std::uint64_t under_way_ = 0;
  std::uint64_t submitted_ = 0;
  std::uint64_t consumed_ = 0;
  bool finished_ = false;
  bool closed_ = false;
};

}  // namespace blattwerk::ingest
