#include "server/connection.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace blattwerk::server {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMaxHead = 32 * 1024;
constexpr auto kHeadTime = 10s;
constexpr auto kIdleTime = 15s;
// A body or an answer may stand still so long altogether, and a second more for so many bytes that moved.
constexpr auto kStillTime = 20s;
constexpr std::uint64_t kBytesASecond = 16 * 1024;
constexpr auto kLastWords = 2s;  // for answers under way when the server stops
constexpr std::size_t kBuffer = 16 * 1024;
constexpr int kDrainReads = 64;

}  // namespace

Connection::Connection(socket_t socket, int stop) : socket_(socket), stop_(stop) {
  fcntl(socket_, F_SETFL, fcntl(socket_, F_GETFL, 0) | O_NONBLOCK);
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Connection::~Connection() {
  flush();
  // A close with bytes unread would make the kernel reset the connection, and the client lose the answer.
  ::shutdown(socket_, SHUT_WR);
  char discarded[kBuffer];
  for (int i = 0; i < kDrainReads && await(POLLIN, 200ms); ++i) {
    if (::recv(socket_, discarded, sizeof discarded, 0) <= 0) break;
  }
  ::close(socket_);
}

// Waits until the socket is ready; false where it is not in time or has failed.
bool Connection::await(short event, std::chrono::milliseconds patience) {
  pollfd watched[2] = {{socket_, event, 0}, {stop_, POLLIN, 0}};
  const auto deadline = Clock::now() + patience;
  for (nfds_t count = 2;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    const int ready = ::poll(watched, count, static_cast<int>(std::max(left, 0ms).count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    if (watched[0].revents != 0) return true;
    // The server stops: what is under way may end, soon.
    if (patience > kLastWords) return await(event, kLastWords);
    count = 1;
  }
}

bool Connection::wait_for_request() {
  phase_ = Phase::head;
  head_bytes_ = 0;
  head_failure_ = 0;
  waited_ = {};
  moved_ = 0;
  if (used_ == input_.size()) {
    pollfd watched[2] = {{socket_, POLLIN, 0}, {stop_, POLLIN, 0}};
    const int ready = ::poll(watched, 2, static_cast<int>(std::chrono::milliseconds(kIdleTime).count()));
    if (ready <= 0 || watched[0].revents == 0 || watched[1].revents != 0) return false;
  }
  begin_ = Clock::now();
  return true;
}

void Connection::begin_body() {
  phase_ = Phase::body;
}

std::chrono::milliseconds Connection::read_patience() const {
  const auto left = phase_ == Phase::head
                        ? begin_ + kHeadTime - Clock::now()
                        : kStillTime + std::chrono::seconds(moved_ / kBytesASecond) - waited_;
  return std::chrono::duration_cast<std::chrono::milliseconds>(left);
}

bool Connection::fill() {
  input_.resize(kBuffer);
  used_ = 0;
  ssize_t count = -1;
  while (!broken_) {
    count = ::recv(socket_, input_.data(), input_.size(), 0);
    if (count >= 0 || (errno != EAGAIN && errno != EINTR)) break;
    const auto patience = read_patience();
    const auto before = Clock::now();
    if (patience <= 0ms || !await(POLLIN, patience)) {
      if (phase_ == Phase::head && head_bytes_ > 0) head_failure_ = 408;
      broken_ = true;
    }
    waited_ += Clock::now() - before;
  }
  if (count <= 0) broken_ = true;
  input_.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return count > 0;
}

ssize_t Connection::read(char* bytes, size_t size) {
  if (!flush()) return -1;
  if (phase_ == Phase::head && head_bytes_ >= kMaxHead) {
    head_failure_ = 431;
    broken_ = true;
  }
  if (used_ == input_.size() && !fill()) return -1;
  if (broken_) return -1;
  const std::size_t count = std::min(size, input_.size() - used_);
  std::copy_n(input_.data() + used_, count, bytes);
  used_ += count;
  (phase_ == Phase::head ? head_bytes_ : moved_) += count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* bytes, size_t size) {
  if (held_.empty()) {
    held_.assign(bytes, size);
    return static_cast<ssize_t>(size);
  }
  held_.append(bytes, size);
  return flush() ? static_cast<ssize_t>(size) : -1;
}

bool Connection::flush() {
  if (held_.empty()) return true;
  const bool sent = send(held_);
  held_.clear();
  return sent;
}

bool Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      moved_ += static_cast<std::uint64_t>(count);
      continue;
    }
    if (count < 0 && errno == EINTR) continue;
    const auto patience = kStillTime + std::chrono::seconds(moved_ / kBytesASecond) - waited_;
    const auto before = Clock::now();
    if (errno != EAGAIN || patience <= 0ms ||
        !await(POLLOUT, std::chrono::duration_cast<std::chrono::milliseconds>(patience))) {
      broken_ = true;
      return false;
    }
    waited_ += Clock::now() - before;
  }
  return true;
}

void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace blattwerk::server
