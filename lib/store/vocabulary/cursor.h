#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/vocabulary/entry.h"

namespace blattwerk::store::vocabulary {

/// Walks the entries of one run in the order of their keys. Not for several threads.
class RunCursor {
 public:
  /// `database` must outlive the cursor.
  RunCursor(const Database& database, std::int64_t run);

  /// The first entry whose key is not less than `key`; null where all are. Entries are valid until the next
  /// call.
  const Entry* seek(std::string_view key);
  /// The entry behind the one returned last.
  const Entry* next();

 private:
  bool read_block_from(Statement& statement, std::string_view key);

  std::int64_t run_;
  Statement block_before_;
  Statement block_behind_;
  std::int64_t block_ = 0;
  std::vector<Entry> entries_;
  std::size_t count_ = 0;  // of entries_ that are of the block
  std::size_t at_ = 0;
};

/// A run as its table has it.
struct Run {
  std::int64_t id;
  std::int64_t level;
  std::int64_t entries;
};
std::vector<Run> read_runs(const Database& database);

/// Walks the entries of several runs as if they were one: what is in some of them has the sum of their
/// articles, and the written form of the one with most.
class Cursor {
 public:
  Cursor(const Database& database, const std::vector<Run>& runs);

  const Entry* seek(std::string_view key);
  const Entry* next();

 private:
  const Entry* least();

  std::vector<RunCursor> runs_;
  std::vector<const Entry*> heads_;
  Entry entry_;
};

}  // namespace blattwerk::store::vocabulary
