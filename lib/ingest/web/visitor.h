#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <stop_token>
#include <string>

#include "ingest/web/http_client.h"
#include "ingest/web/robots.h"

namespace blattwerk::ingest::web {

struct VisitorOptions {
  std::string user_agent = "Blattwerk";   ///< `name/version (remark)`; robots.txt is asked for the name
  std::chrono::milliseconds pause{1000};  ///< between two requests to one host, at least
  std::chrono::seconds patience{60};      ///< for a host that asks to wait, all its waits together
  FetchLimits limits{};
};

/// Fetches pages as a polite guest: what robots.txt forbids is left alone, each host has its pauses, one that
/// asks to wait (429 or 503) is waited for or left, one that fails again and again is left.
class Visitor {
 public:
  /// A request for a stop ends waits and transfers.
  Visitor(VisitorOptions options, std::stop_token stop);

  /// Follows up to 5 redirects, each under the same rules. What kept a page from being fetched is in
  /// `problem`.
  Answer fetch(const Address& address, const Validators& known, Reach reach);

 private:
  struct Host {
    std::chrono::steady_clock::time_point next_request;
    std::chrono::seconds waited{0};
    int failures = 0;    ///< requests in a row
    std::string closed;  ///< why it is left alone from now on
  };

  Answer fetch_one(const Address& address, const Validators& known, Reach reach);
  Answer ask(const Address& address, const Validators& known, Reach reach);
  /// What keeps the page from being fetched; nothing where robots.txt allows it.
  std::optional<Answer> refused_by_robots(const Address& address, Reach reach);
  Answer fetch_robots(const Address& address, Reach reach);
  bool wait_until(std::chrono::steady_clock::time_point time);

  VisitorOptions options_;
  std::stop_token stop_;
  HttpClient client_;
  HttpClient private_client_;  // for `Reach::any`: a connection that it keeps open must not serve others
  std::map<std::string, Robots> robots_;  // by site
  std::map<std::string, Host> hosts_;
};

}  // namespace blattwerk::ingest::web
