#pragma once

#include <chrono>
#include <string>

#include <httplib.h>

namespace blattwerk::server {

/// One connection as cpp-httplib reads and writes it, kept within bounds that the library does not know: a
/// request must come whole in time and its head within some bytes, an answer must be taken in time, and all
/// waiting ends when the server stops.
class Connection final : public httplib::Stream {
 public:
  /// Takes over `socket`. `stop` becomes readable when the server stops.
  Connection(socket_t socket, int stop);
  /// Sends what is held back and closes, without losing the answer to what the client is still sending.
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Waits for the first byte of a request. False where none comes or the server stops.
  bool wait_for_request();
  /// The head has been read: what follows is the body.
  void begin_body();
  /// Sends what is held back of an answer.
  bool flush();
  /// The status that says why reading the head was given up; 0 where it was not.
  int head_failure() const { return head_failure_; }

  bool is_readable() const override { return true; }
  bool is_writable() const override { return !broken_; }
  ssize_t read(char* bytes, size_t size) override;
  ssize_t write(const char* bytes, size_t size) override;
  using httplib::Stream::write;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;
  enum class Phase : std::uint8_t { head, body };

  bool await(short event, std::chrono::milliseconds patience);
  bool fill();
  bool send(std::string_view bytes);
  std::chrono::milliseconds read_patience() const;

  socket_t socket_;
  int stop_;
  Phase phase_ = Phase::head;
  bool broken_ = false;
  int head_failure_ = 0;
  Clock::time_point begin_ = Clock::now();  // of the head
  Clock::duration waited_{};                // for the client to send its body or to take the answer
  std::size_t head_bytes_ = 0;
  std::uint64_t moved_ = 0;  // bytes of body and answer
  std::string input_;
  std::size_t used_ = 0;  // of the input
  std::string held_;      // the head of an answer, to go with the beginning of its body
};

}  // namespace blattwerk::server
