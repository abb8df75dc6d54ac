#include "search/time_limit.h"

namespace blattwerk::search {
namespace {

constexpr int kInstructionsBetweenLooks = 5000;

}  // namespace

TimeLimit::TimeLimit(const store::Database& database, std::chrono::milliseconds limit,
                     const std::atomic<bool>* cancelled)
    : database_(database.handle()),
      deadline_(std::chrono::steady_clock::now() + limit),
      cancelled_(cancelled) {
  sqlite3_progress_handler(database_, kInstructionsBetweenLooks, on_progress, this);
}

TimeLimit::~TimeLimit() {
  sqlite3_progress_handler(database_, 0, nullptr, nullptr);
}

bool TimeLimit::expired() const {
  return (cancelled_ && cancelled_->load(std::memory_order_relaxed)) ||
         std::chrono::steady_clock::now() >= deadline_;
}

int TimeLimit::on_progress(void* self) {
  return static_cast<const TimeLimit*>(self)->expired() ? 1 : 0;
}

}  // namespace blattwerk::search
