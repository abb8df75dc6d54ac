#include "text/shared_word_cache.h"

namespace blattwerk::text {

SharedWordCache::SharedWordCache(std::size_t entries) {
  for (std::size_t i = 0; i < kShards; ++i) shards_.push_back(std::make_unique<Shard>(entries / kShards));
}

bool SharedWordCache::find(std::string_view key, std::string& value) {
  Shard& shard = shard_of(key);
  const std::scoped_lock lock(shard.mutex);
  const std::string_view found = shard.cache.find(key);
  if (found.data() == nullptr) return false;
  value = found;
  return true;
}

void SharedWordCache::insert(std::string_view key, std::string_view value) {
  Shard& shard = shard_of(key);
  const std::scoped_lock lock(shard.mutex);
  // Another thread may have been quicker.
  if (shard.cache.find(key).data() == nullptr) shard.cache.insert(key, value);
}

}  // namespace blattwerk::text
