#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/response.h"

namespace blattwerk::server {

/// Keeps answers under their entity tags, those asked for last, up to so many bytes. A tag names the state of
/// the archive too, so that nothing has to be taken out when that changes: what is old is not asked for any
/// more, and goes. For any number of threads.
class AnswerCache {
 public:
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  std::optional<Response> find(const std::string& tag);

  /// Keeps what has status 200, is no stream and not large; else does nothing.
  void keep(const std::string& tag, const Response& response);

 private:
  struct Kept {
    std::string tag;
    Response response;
    std::size_t bytes;
  };

  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::list<Kept> kept_;  ///< the last asked for first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> places_;
  std::size_t bytes_ = 0;
};

}  // namespace blattwerk::server
