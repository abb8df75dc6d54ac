#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/archive_statistics.h"
#include "core/partial_date.h"
#include "search/calendar.h"
#include "search/searcher.h"
#include "search/time_limit.h"
#include "server/answer_cache.h"
#include "server/health_check.h"
#include "server/import_queue.h"
#include "server/problem.h"
#include "server/reader_pool.h"

namespace blattwerk::server {

/// What a server is set up with.
struct Settings {
  std::filesystem::path archive;
  std::string version;         ///< of the program
  bool read_only = false;      ///< nothing in the archive may be changed
  bool authenticated = false;  ///< clients name themselves by a token or password, so that they may delete
  std::size_t readers = 4;     ///< connections that read at once
  const formats::SiteRules* sites = nullptr;  ///< for web pages that are imported; null for the built-in ones
  std::chrono::milliseconds query_time{5000};  ///< of one search; what is found by then is the answer
  std::chrono::milliseconds patience{10000};   ///< how long a request waits for a reader
  std::size_t kept_answers = 16u << 20;        ///< bytes of answers that are kept for who asks the same
};

/// What handlers work with: the archive and how it may be used. Shared by all threads.
class Context {
 public:
  explicit Context(Settings settings);

  const Settings& settings() const { return settings_; }

  /// A reader of the archive for the time of one answer. Throws Problem 503 where all are busy for long.
  ReaderPool::Lease reader() const { return readers_.take(settings_.patience); }

  /// Runs something that may write to the archive: one at a time, and beside an import. Throws Problem 403
  /// where the archive is served read-only.
  template <typename Write>
  auto write(Write write) const {
    require_writable();
    const std::lock_guard lock(write_mutex_);
    store::Archive archive = store::Archive::open_for_writing(settings_.archive);
    return write(archive);
  }

  /// Throws Problem 403 where the archive is served read-only.
  void require_writable() const;

  /// Imports of what clients send. Throws Problem 403 where the archive is served read-only.
  ImportQueue& imports() const;

  /// Whether the archive is sound.
  HealthCheck& health_check() const { return health_check_; }

  /// What the archive holds, in numbers; while it changes, at most some seconds old.
  ArchiveStatistics statistics() const;

  /// The whole archive by date, read once for each of its states. `database` is that of a reader.
  std::shared_ptr<const search::Calendar> calendar(const store::Database& database) const;

  /// Answers given before.
  AnswerCache& answers() const { return answers_; }

  /// The right to keep a connection busy for long, with an export or with news of an import; given back with
  /// the last copy. Throws Problem 503 where too many do.
  std::shared_ptr<const void> long_answer() const;

  /// For ETags: what of the archive and of the day answers depend on.
  std::string state() const;

  /// The day it is on this machine, from which `heute` and `7d` in queries count.
  static PartialDate today();

  /// The bounds that every search of the server keeps.
  search::SearchOptions search_options() const;

  /// The secret that a form of the server's own pages carries in the field `csrf`; other sites don't know it.
  const std::string& csrf_token() const { return csrf_token_; }

  /// Ends searches and streams that are under way.
  void stop() { stopping_ = true; }
  bool stopping() const { return stopping_; }
  const std::atomic<bool>& stopping_flag() const { return stopping_; }

 private:
  const Settings settings_;
  mutable ReaderPool readers_;
  const std::string csrf_token_;
  const std::string start_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex write_mutex_;
  std::unique_ptr<ImportQueue> imports_;
  mutable std::atomic<int> long_answers_ = 0;
  mutable HealthCheck health_check_;
  mutable AnswerCache answers_;

  mutable std::mutex calendar_mutex_;
  mutable std::shared_ptr<const search::Calendar> calendar_;
  mutable std::uint64_t calendar_generation_ = 0;

  mutable std::mutex statistics_mutex_;
  mutable std::optional<ArchiveStatistics> statistics_;
  mutable std::uint64_t statistics_generation_ = 0;
  mutable std::chrono::steady_clock::time_point statistics_time_;
};

/// Runs a read that has no time limit of its own within that of the server. Throws Problem 503 where the time
/// is up.
template <typename Read>
auto read_within_time(const Context& context, const store::Database& database, Read read) {
  const search::TimeLimit limit(database, context.settings().query_time, &context.stopping_flag());
  try {
    return read();
  } catch (const store::DatabaseError& error) {
    if (!search::is_interrupt(error)) throw;
    throw Problem(503, "the archive took too long to answer; ask for less");
  }
}

}  // namespace blattwerk::server
