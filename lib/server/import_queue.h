#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "core/import_report.h"
#include "core/progress.h"
#include "formats/site_rules.h"
#include "server/request.h"

namespace blattwerk::server {

enum class ImportState : std::uint8_t { waiting, running, done, failed };

std::string_view to_string(ImportState state);

/// How far an import of uploads has come.
struct ImportStatus {
  std::uint64_t id = 0;
  ImportState state = ImportState::waiting;
  Progress progress;
  ImportReport report;       ///< when done
  std::string failure;       ///< why it failed as a whole
  std::uint64_t change = 0;  ///< counts the changes of this status

  bool ended() const { return state == ImportState::done || state == ImportState::failed; }
};

/// Imports what clients have sent, one upload after the other on a thread of its own, while readers read.
class ImportQueue {
 public:
  /// `sites` are the rules for web pages; null for the built-in ones, else they must outlive the queue.
  ImportQueue(std::filesystem::path archive, const formats::SiteRules* sites);
  /// Stops the import under way after the batch being written.
  ~ImportQueue();
  ImportQueue(const ImportQueue&) = delete;
  ImportQueue& operator=(const ImportQueue&) = delete;

  /// Puts files at the end of the queue; the number of the import. Throws Problem 503 where too many are
  /// waiting.
  std::uint64_t submit(std::vector<Upload> uploads);

  /// Nothing where there is no such import; the last hundred are remembered.
  std::optional<ImportStatus> status(std::uint64_t id) const;

  /// Waits until the status is another than that of `change`, or has ended, at most so long.
  std::optional<ImportStatus> wait(std::uint64_t id, std::uint64_t change,
                                   std::chrono::milliseconds most) const;

 private:
  class Listener;

  void work(const std::stop_token& stop);
  void run(std::uint64_t id, const std::vector<Upload>& uploads, const std::stop_token& stop);
  template <typename Change>
  void update(std::uint64_t id, Change change);

  const std::filesystem::path archive_;
  const formats::SiteRules* sites_;
  mutable std::mutex mutex_;
  mutable std::condition_variable_any changed_;
  std::deque<std::pair<std::uint64_t, std::vector<Upload>>> waiting_;
  std::map<std::uint64_t, ImportStatus> statuses_;
  std::uint64_t last_id_ = 0;
  std::jthread worker_;  // last, so that it ends before what it uses
};

}  // namespace blattwerk::server
