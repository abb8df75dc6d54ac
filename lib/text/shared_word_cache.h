#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "text/word_cache.h"

namespace blattwerk::text {

/// What word forms were analysed to, shared by the analyzers of several
/// threads, so that a form is analysed once and not once a thread. Each of them
/// keeps the forms it met last in a cache of its own, and asks here for the
/// others. They must have the same lexicon; so it makes no difference to the
/// terms which of them was first.
class SharedWordCache {
 public:
  /// `entries` as of WordCache, altogether.
  explicit SharedWordCache(std::size_t entries = 1u << 17);

  /// Puts the value of `key` into `value`. Returns false where it is unknown.
  bool find(std::string_view key, std::string& value);
  void insert(std::string_view key, std::string_view value);

 private:
  static constexpr std::size_t kShards = 32;
  /// A part of the forms under a lock of its own, so that threads seldom wait
  /// for each other.
  struct Shard {
    explicit Shard(std::size_t entries) : cache(entries) {}
    std::mutex mutex;
    WordCache cache;
  };

  Shard& shard_of(std::string_view key) { return *shards_[std::hash<std::string_view>()(key) % kShards]; }

  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace blattwerk::text
