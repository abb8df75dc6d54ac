#include "ingest/web/visitor.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

#include <fmt/format.h>

namespace blattwerk::ingest::web {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostRedirects = 5;
constexpr int kMostFailures = 3;  // in a row, of one host

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool asks_to_wait(int status) {
  return status == 429 || status == 503;
}

// It lies in a private network, to which the feed must not lead.
bool is_out_of_reach(const Answer& answer) {
  return answer.refused && answer.status == 0;
}

Answer failure(const Address& address, std::string problem) {
  Answer answer;
  answer.url = address.url;
  answer.problem = std::move(problem);
  return answer;
}

Answer refusal(const Address& address, std::string problem) {
  Answer answer = failure(address, std::move(problem));
  answer.refused = true;
  return answer;
}

}  // namespace

Visitor::Visitor(VisitorOptions options, std::stop_token stop)
    : options_(std::move(options)),
      stop_(std::move(stop)),
      client_(options_.user_agent, stop_),
      private_client_(options_.user_agent, stop_) {}

Answer Visitor::fetch(const Address& address, const Validators& known, Reach reach) {
  Address at = address;
  for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
    if (auto refused = refused_by_robots(at, reach)) return *std::move(refused);
    Answer answer = fetch_one(at, known, reach);
    if (!is_redirect(answer.status)) return answer;
    const auto next = parse_address(answer.location);
    if (!next) return refusal(at, "the page redirects to what is no http or https address");
    at = *next;
  }
  return refusal(address, fmt::format("the page redirects more than {} times", kMostRedirects));
}

Answer Visitor::fetch_one(const Address& address, const Validators& known, Reach reach) {
  Answer answer = ask(address, known, reach);
  Host& host = hosts_[address.host];
  if (asks_to_wait(answer.status) && answer.retry_after &&
      host.waited + *answer.retry_after <= options_.patience) {
    host.waited += *answer.retry_after;
    if (!wait_until(Clock::now() + *answer.retry_after)) return failure(address, "stopped");
    answer = ask(address, known, reach);
  }
  const bool unchanged = answer.status == 304 && !(known.etag.empty() && known.last_modified.empty());
  if (asks_to_wait(answer.status)) {
    answer.problem = fmt::format("{} asks for no more requests now (status {})", address.host, answer.status);
    host.closed = answer.problem;
  } else if (answer.problem.empty() && answer.status != 200 && !unchanged && !is_redirect(answer.status)) {
    answer.refused = answer.status >= 400 && answer.status < 500;
    answer.problem = fmt::format("the server answered with status {}", answer.status);
  }
  return answer;
}

Answer Visitor::ask(const Address& address, const Validators& known, Reach reach) {
  Host& host = hosts_[address.host];
  if (!host.closed.empty()) return failure(address, host.closed);
  if (!wait_until(host.next_request)) return failure(address, "stopped");
  HttpClient& client = reach == Reach::any ? private_client_ : client_;
  Answer answer = client.get(address, known, options_.limits, reach);
  if (is_out_of_reach(answer)) return answer;  // and nobody was asked
  const auto robots = robots_.find(address.site);
  const auto asked = robots == robots_.end() ? std::chrono::seconds(0) : robots->second.delay();
  host.next_request = Clock::now() + std::max<std::chrono::milliseconds>(options_.pause, asked);
  host.failures = answer.problem.empty() ? 0 : host.failures + 1;
  if (host.failures == kMostFailures)
    host.closed = fmt::format("{} failed {} times in a row: {}", address.host, kMostFailures, answer.problem);
  return answer;
}

std::optional<Answer> Visitor::refused_by_robots(const Address& address, Reach reach) {
  auto found = robots_.find(address.site);
  if (found == robots_.end()) {
    const Answer answer = fetch_robots(address, reach);
    // A site that can't say what it allows allows nothing, one without rules everything: RFC 9309, 2.3.1.
    const bool has_none = answer.status >= 300 && answer.status < 500 && !asks_to_wait(answer.status);
    if (answer.status != 200 && !has_none) {
      std::string reason = "the site's robots.txt can't be read: " + answer.problem;
      // Another feed may reach it.
      if (!is_out_of_reach(answer)) hosts_[address.host].closed = reason;
      return answer.refused ? refusal(address, std::move(reason)) : failure(address, std::move(reason));
    }
    // What came of one that is cut or too large counts nevertheless.
    const std::string name = options_.user_agent.substr(0, options_.user_agent.find('/'));
    found = robots_.emplace(address.site, has_none ? Robots() : Robots(answer.body, name)).first;
  }
  if (found->second.allows(address.target)) return std::nullopt;
  return refusal(address, "robots.txt of the site asks not to fetch this page");
}

Answer Visitor::fetch_robots(const Address& address, Reach reach) {
  auto at = parse_address(address.site + "/robots.txt");
  Answer answer = fetch_one(*at, {}, reach);
  for (int redirects = 0; is_redirect(answer.status) && redirects < kMostRedirects; ++redirects) {
    at = parse_address(answer.location);
    if (!at) break;
    answer = fetch_one(*at, {}, reach);
  }
  return answer;
}

bool Visitor::wait_until(Clock::time_point time) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_until(lock, stop_, time, [] { return false; });
  return !stop_.stop_requested();
}

}  // namespace blattwerk::ingest::web
