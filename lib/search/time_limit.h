#pragma once

#include <atomic>
#include <chrono>

#include "store/database.h"

namespace blattwerk::search {

/// While it lives, statements of a connection end with SQLITE_INTERRUPT once the time is up or `cancelled` is
/// true. One a connection at a time.
class TimeLimit {
 public:
  TimeLimit(const store::Database& database, std::chrono::milliseconds limit,
            const std::atomic<bool>* cancelled);
  ~TimeLimit();
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;

  bool expired() const;

 private:
  static int on_progress(void* self);

  sqlite3* database_;
  std::chrono::steady_clock::time_point deadline_;
  const std::atomic<bool>* cancelled_;
};

/// Whether a statement was ended by a TimeLimit.
inline bool is_interrupt(const store::DatabaseError& error) {
  return (error.code() & 0xFF) == SQLITE_INTERRUPT;
}

}  // namespace blattwerk::search
