#include "server/answer_cache.h"

namespace blattwerk::server {
namespace {

constexpr std::size_t kPartOfCache = 64;      // of which one answer takes at most one
constexpr std::size_t kBytesOfAnEntry = 512;  // beside its strings, about

std::size_t bytes_of(const std::string& tag, const Response& response) {
  std::size_t bytes = kBytesOfAnEntry + tag.size() + response.content_type.size() + response.body.size();
  for (const auto& [name, value] : response.headers) bytes += name.size() + value.size();
  return bytes;
}

}  // namespace

std::optional<Response> AnswerCache::find(const std::string& tag) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(tag);
  if (found == places_.end()) return std::nullopt;
  kept_.splice(kept_.begin(), kept_, found->second);
  return found->second->response;
}

void AnswerCache::keep(const std::string& tag, const Response& response) {
  if (response.status != 200 || response.stream) return;
  const std::size_t bytes = bytes_of(tag, response);
  if (bytes > most_bytes_ / kPartOfCache) return;
  const std::lock_guard lock(mutex_);
  if (places_.contains(tag)) return;
  kept_.push_front({tag, response, bytes});
  places_.emplace(kept_.front().tag, kept_.begin());
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    bytes_ -= kept_.back().bytes;
    places_.erase(kept_.back().tag);
    kept_.pop_back();
  }
}

}  // namespace blattwerk::server
