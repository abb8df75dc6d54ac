#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>

#include "core/partial_date.h"
#include "search/searcher.h"
#include "server/reader_pool.h"

namespace blattwerk::server {

/// What a server is set up with.
struct Settings {
  std::filesystem::path archive;
  std::string version;         ///< of the program
  bool read_only = false;      ///< nothing in the archive may be changed
  bool authenticated = false;  ///< clients name themselves by a token or password, so that they may delete
  std::size_t readers = 4;     ///< connections that read at once
  std::chrono::milliseconds query_time{5000};  ///< of one search; what is found by then is the answer
  std::chrono::milliseconds patience{10000};   ///< how long a request waits for a reader
};

/// What handlers work with: the archive and how it may be used. Shared by all threads.
class Context {
 public:
  explicit Context(Settings settings);

  const Settings& settings() const { return settings_; }

  /// A reader of the archive for the time of one answer. Throws Problem 503 where all are busy for long.
  ReaderPool::Lease reader() const { return readers_.take(settings_.patience); }

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

 private:
  const Settings settings_;
  mutable ReaderPool readers_;
  const std::string csrf_token_;
  const std::string start_;
  std::atomic<bool> stopping_ = false;
};

/// Throws Problem 403 where the archive is served read-only.
void require_writable(const Context& context);

}  // namespace blattwerk::server
