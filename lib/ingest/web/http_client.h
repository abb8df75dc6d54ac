#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "ingest/web/address.h"

namespace blattwerk::ingest::web {

/// What a page was when it was last fetched, so that a server need not send it again.
struct Validators {
  std::string etag;
  std::string last_modified;
};

/// A server's answer to one request.
struct Answer {
  int status = 0;        ///< 0 where there was none; `problem` says why
  std::string url;       ///< that answered
  std::string location;  ///< of a redirect, whole
  std::string content_type;
  Validators validators;
  std::optional<std::chrono::seconds> retry_after;
  std::string body;      ///< decompressed; what there is of it, where there is a problem
  std::string problem;   ///< what is wrong: no answer, or a body that is too large, too slow or cut
  bool refused = false;  ///< the problem will be the same another time: the page must not or can't be taken
};

/// Which servers may be asked.
enum class Reach : std::uint8_t {
  any,
  public_only,    ///< none on this machine or in a private network, whatever name it goes by
  public_by_name  ///< none whose host is named as such: behind a proxy, which resolves names itself
};

struct FetchLimits {
  std::size_t bytes = 16u << 20;  ///< of a body, decompressed
  std::chrono::seconds connect{15};
  std::chrono::seconds whole{60};
};

/// Asks web servers one request after the other (libcurl); http and https only. Not for several threads.
class HttpClient {
 public:
  /// A request for a stop ends a transfer.
  HttpClient(std::string user_agent, std::stop_token stop);
  ~HttpClient();

  /// Does not follow redirects. Only bodies of status 200 are kept. Takes proxies from the environment, as
  /// libcurl does.
  Answer get(const Address& address, const Validators& known, const FetchLimits& limits, Reach reach);

 private:
  struct Handle;
  std::string user_agent_;
  std::stop_token stop_;
  std::unique_ptr<Handle> handle_;  // keeps connections open
};

}  // namespace blattwerk::ingest::web
