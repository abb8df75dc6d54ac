#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace blattwerk::faults {

/// What a disk does wrong.
enum class Fault : std::uint8_t {
  none,
  short_write,  ///< half of the bytes arrive: no more room, for this once
  disk_full,    ///< no write succeeds from then on
  write_error,  ///< a write fails, once
  sync_error,   ///< what was written does not reach the disk for good, once
  read_error,   ///< a read fails, once
  power_cut,    ///< nothing works from then on, and of what was not synced any part is lost
  no_locks,     ///< no lock is given, as on a network drive without a lock service
  no_memory,    ///< no memory can be shared with other programs, as on most network drives
};

std::string_view to_string(Fault fault);
inline void PrintTo(Fault fault, std::ostream* out) {
  *out << to_string(fault);
}

/// A disk below SQLite that fails when told: a VFS over the usual one, and the default while it lives. Only
/// one at a time. (After SQLite's own tests, https://sqlite.org/testing.html, "I/O error testing" and "Crash
/// testing".)
class FailingDisk {
 public:
  FailingDisk();
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  /// Lets the `n`-th operation from now on, counted from 1, meet a fault: writes, truncations and removals
  /// are counted for one of writing, syncs and reads for theirs.
  void fail(Fault fault, std::int64_t n);
  /// Whether it came to that.
  bool failed() const { return failed_; }
  /// How many operations were counted since `fail`, up to the one that failed.
  std::int64_t counted() const { return asked_ - left_; }
  /// Lets all be well again. No file may be open; what a power cut takes is gone then: each write since the
  /// last sync of its file with odds of one to two.
  void repair();

 private:
  struct File;
  friend struct FileMethods;

  /// A write or truncation that may still be lost.
  struct Change {
    bool truncation;
    sqlite3_int64 offset;  ///< the new size for a truncation
    std::string bytes;
    std::string bytes_before;
    sqlite3_int64 size_before;
  };

  enum class Operation : std::uint8_t { read, write, sync };
  /// Counts an operation; the fault that it meets.
  Fault meet(Operation operation);
  void note_change(File& file, bool truncation, sqlite3_int64 offset, std::string_view bytes);
  static void lose_some(const std::string& path, const std::vector<Change>& changes, unsigned seed);

  sqlite3_vfs* usual_;
  sqlite3_vfs vfs_;
  std::mutex mutex_;
  Fault fault_ = Fault::none;
  std::int64_t left_ = 0;  ///< operations until it happens
  std::int64_t asked_ = 0;
  std::atomic<bool> failed_ = false;
  std::map<std::string, std::vector<Change>> unsynced_;  ///< by path; kept only where a power cut is to come
};

}  // namespace blattwerk::faults
