#include "store/vocabulary/writer.h"

#include <algorithm>

namespace blattwerk::store::vocabulary {
namespace {

constexpr std::size_t kEntriesInBlock = 128;
// So many runs of a level make one of the next.
constexpr std::size_t kRunsOfLevel = 4;
// A settled run is this much larger than all smaller ones together.
constexpr std::int64_t kSettledRatio = 3;

// Writes one run, from its first entry to its last.
class RunWriter {
 public:
  RunWriter(const Database& database, std::int64_t level)
      : run_(database.prepare("INSERT INTO vocabulary_run (level, entries) VALUES (?1, 0)")
                 .bind(1, level)
                 .insert()),
        insert_(database.prepare(
            "INSERT INTO vocabulary_block (run, first_key, most, entries) VALUES (?1, ?2, ?3, ?4)")),
        finish_(database.prepare("UPDATE vocabulary_run SET entries = ?2 WHERE id = ?1")) {}

  void add(const Entry& entry) {
    block_.add(entry);
    ++entries_;
    if (block_.size() == kEntriesInBlock) write_block();
  }

  void finish() {
    if (block_.size() > 0) write_block();
    finish_.bind(1, run_).bind(2, entries_).run();
  }

 private:
  void write_block() {
    const std::string first_key = block_.first_key();
    const auto most = static_cast<std::int64_t>(block_.most());
    const std::string bytes = block_.finish();
    insert_.bind(1, run_).bind_blob(2, first_key).bind(3, most).bind_blob(4, bytes).run();
  }

  std::int64_t run_;
  Statement insert_;
  Statement finish_;
  BlockWriter block_;
  std::int64_t entries_ = 0;
};

}  // namespace

void Writer::flush() {
  if (batch_.articles() == 0) return;
  RunWriter run(database_, 0);
  batch_.drain([&](const Entry& entry) { run.add(entry); });
  run.finish();
  merge_levels();
}

void Writer::merge(const std::vector<Run>& runs, std::int64_t level) {
  RunWriter merged(database_, level);
  Cursor cursor(database_, runs);
  for (const Entry* entry = cursor.seek("\x01"); entry != nullptr; entry = cursor.next()) merged.add(*entry);
  merged.finish();
  auto remove_blocks = database_.prepare("DELETE FROM vocabulary_block WHERE run = ?1");
  auto remove_run = database_.prepare("DELETE FROM vocabulary_run WHERE id = ?1");
  for (const Run& run : runs) {
    remove_blocks.bind(1, run.id).run();
    remove_run.bind(1, run.id).run();
  }
}

void Writer::merge_levels() {
  for (std::int64_t level = 0;; ++level) {
    auto runs = read_runs(database_);
    if (std::ranges::none_of(runs, [&](const Run& run) { return run.level >= level; })) return;
    std::erase_if(runs, [&](const Run& run) { return run.level != level; });
    if (runs.size() >= kRunsOfLevel) merge(runs, level + 1);
  }
}

void Writer::settle() {
  auto runs = read_runs(database_);
  std::ranges::sort(runs, {}, &Run::entries);
  std::size_t joined = 0;
  std::int64_t smaller = 0;
  std::int64_t level = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0 && runs[i].entries < kSettledRatio * smaller) joined = i + 1;
    smaller += runs[i].entries;
  }
  if (joined < 2) return;
  runs.resize(joined);
  for (const Run& run : runs) level = std::max(level, run.level);
  merge(runs, level);
}

void discard(const Database& database) {
  database.execute("DELETE FROM vocabulary_run; DELETE FROM vocabulary_block");
}

}  // namespace blattwerk::store::vocabulary
