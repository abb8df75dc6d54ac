#include "store/vocabulary/cursor.h"

#include <algorithm>

namespace blattwerk::store::vocabulary {

RunCursor::RunCursor(const Database& database, std::int64_t run)
    : run_(run),
      block_before_(
          database.prepare("SELECT id, entries FROM vocabulary_block WHERE run = ?1 AND first_key <= ?2 "
                           "ORDER BY first_key DESC LIMIT 1")),
      block_behind_(
          database.prepare("SELECT id, entries FROM vocabulary_block WHERE run = ?1 AND first_key > ?2 "
                           "ORDER BY first_key LIMIT 1")) {}

bool RunCursor::read_block_from(Statement& statement, std::string_view key) {
  statement.bind(1, run_).bind_blob(2, key);
  const bool found = statement.step();
  if (found && (count_ == 0 || statement.integer(0) != block_)) {
    block_ = statement.integer(0);
    count_ = read_block(statement.blob(1), entries_);
  }
  if (!found) count_ = 0;
  statement.reset();
  at_ = 0;
  return count_ > 0;
}

const Entry* RunCursor::seek(std::string_view key) {
  const bool here = count_ > 0 && entries_.front().key <= key && key <= entries_[count_ - 1].key;
  if (!here && !read_block_from(block_before_, key) && !read_block_from(block_behind_, key)) return nullptr;
  const auto end = entries_.begin() + static_cast<std::ptrdiff_t>(count_);
  const auto found = std::lower_bound(entries_.begin(), end, key,
                                      [](const Entry& entry, std::string_view k) { return entry.key < k; });
  at_ = static_cast<std::size_t>(found - entries_.begin());
  if (at_ < count_) return &entries_[at_];
  --at_;
  return next();
}

const Entry* RunCursor::next() {
  if (count_ == 0) return nullptr;
  if (++at_ < count_) return &entries_[at_];
  const std::string last = entries_[count_ - 1].key;
  return read_block_from(block_behind_, last) ? &entries_.front() : nullptr;
}

std::vector<Run> read_runs(const Database& database) {
  std::vector<Run> runs;
  auto statement = database.prepare("SELECT id, level, entries FROM vocabulary_run ORDER BY id");
  while (statement.step()) runs.push_back({statement.integer(0), statement.integer(1), statement.integer(2)});
  return runs;
}

Cursor::Cursor(const Database& database, const std::vector<Run>& runs) : heads_(runs.size()) {
  for (const Run& run : runs) runs_.emplace_back(database, run.id);
}

const Entry* Cursor::seek(std::string_view key) {
  for (std::size_t i = 0; i < runs_.size(); ++i) heads_[i] = runs_[i].seek(key);
  return least();
}

const Entry* Cursor::next() {
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (heads_[i] != nullptr && heads_[i]->key == entry_.key) heads_[i] = runs_[i].next();
  }
  return least();
}

const Entry* Cursor::least() {
  const Entry* least = nullptr;
  for (const Entry* head : heads_) {
    if (head != nullptr && (least == nullptr || head->key < least->key)) least = head;
  }
  if (least == nullptr) return nullptr;
  entry_ = *least;
  std::uint64_t most = 0;
  entry_.articles = 0;
  for (const Entry* head : heads_) {
    if (head == nullptr || head->key != entry_.key) continue;
    entry_.articles += head->articles;
    if (head->articles > most || (head->articles == most && head->written < entry_.written)) {
      most = head->articles;
      entry_.written = head->written;
    }
  }
  return &entry_;
}

}  // namespace blattwerk::store::vocabulary
