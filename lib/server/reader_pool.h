#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "search/searcher.h"
#include "store/archive.h"
#include "store/lexicon_table.h"
#include "text/analyzer.h"

namespace blattwerk::server {

/// A read connection to the archive with all that answers queries over it. For one thread at a time.
struct Reader {
  explicit Reader(const std::filesystem::path& path);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  const store::Database& database() const { return archive.database(); }

  store::Archive archive;
  store::StoredLexicon lexicon;
  text::Analyzer analyzer;
  search::Searcher searcher;
};

/// Keeps a few readers and lends them out, so that as many requests as the machine has room for read at once,
/// each on a connection of its own, and the others wait their turn: who came first is served first.
class ReaderPool {
 public:
  /// Opens readers of the archive when they are first needed, at most `most`.
  ReaderPool(std::filesystem::path archive, std::size_t most);

  /// Gives the reader back when it goes.
  class Lease {
   public:
    Lease(ReaderPool& pool, std::unique_ptr<Reader> reader) : pool_(&pool), reader_(std::move(reader)) {}
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();

    Reader& operator*() const { return *reader_; }
    Reader* operator->() const { return reader_.get(); }

   private:
    ReaderPool* pool_;
    std::unique_ptr<Reader> reader_;
  };

  /// Waits for a reader. Throws Problem 503 where none becomes free within `patience`.
  Lease take(std::chrono::milliseconds patience);

  /// A number that is another one whenever the archive may have changed since it was last asked for. What is
  /// read afterwards is at least as new.
  std::uint64_t generation();

 private:
  // Somebody who waits, and what was given to them: a reader, or the right to open one.
  struct Waiting {
    std::condition_variable served;
    std::unique_ptr<Reader> reader;
    bool may_open = false;
  };

  Lease open();
  void give_back(std::unique_ptr<Reader> reader);
  void give_up_right_to_open();

  const std::filesystem::path archive_;
  const std::size_t most_;
  std::mutex mutex_;
  std::deque<Waiting*> waiting_;  ///< in the order in which they came; none while a reader is idle
  std::vector<std::unique_ptr<Reader>> idle_;
  std::size_t open_ = 0;

  std::mutex watch_mutex_;
  std::unique_ptr<store::Archive> watch_;
  std::int64_t data_version_ = 0;
  std::uint64_t generation_ = 0;
};

}  // namespace blattwerk::server
