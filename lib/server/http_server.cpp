#include "server/http_server.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <httplib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/body_reader.h"
#include "server/connection.h"
#include "server/guard.h"
#include "server/target.h"

namespace blattwerk::server {
namespace {

constexpr std::size_t kConnections = 128;  // answered at once; each has a thread, nearly always waiting
constexpr int kBacklog = 256;
constexpr std::size_t kRequestsAConnection = 100'000;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool declares_body(const httplib::Request& request) {
  const std::string length = request.get_header_value("Content-Length");
  return request.has_header("Transfer-Encoding") || (!length.empty() && length != "0");
}

// After a body that may not have been read to its end, or a head that could not be read, what follows is not
// known, and the connection ends.
bool is_understood(const httplib::Request& request) {
  return !declares_body(request) && !request.headers.empty();
}

/// What can be said of a request before its body is read. Throws Problem where its target can't be read.
Request to_request(const httplib::Request& from) {
  Request request;
  request.method = from.method == "HEAD" ? "GET" : from.method;
  request.target = from.target;
  for (const auto& [name, value] : from.headers) request.headers.add(lower(name), value);
  request.language = language_of(request.headers);
  request.base_url = "http://" + request.headers.get("host");
  auto target = parse_target(from.target);
  if (!target) throw Problem(400, "the address of the request can't be read");
  request.segments = std::move(target->segments);
  request.query = std::move(target->query);
  return request;
}

// A value of a header holds no line ends, whatever it was made from.
std::string header_value(std::string value) {
  std::erase_if(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return value;
}

void fill_in(httplib::Response& to, Response from, const Context& context) {
  add_security_headers(from);
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name, header_value(value));
  if (from.stream) {
    to.set_chunked_content_provider(
        from.content_type, [stream = std::move(from.stream), &context](std::size_t, httplib::DataSink& sink) {
          try {
            stream([&](std::string_view piece) {
              if (piece.empty()) return true;
              return !context.stopping() && sink.write(piece.data(), piece.size());
            });
          } catch (const std::exception&) {
            return false;  // the status is sent; a body without its end tells the client
          }
          sink.done();
          return true;
        });
    return;
  }
  to.body = std::move(from.body);
  if (!from.content_type.empty()) to.set_header("Content-Type", from.content_type);
}

std::string raw_refusal(int status) {
  return fmt::format("HTTP/1.1 {} {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status,
                     status == 408 ? "Request Timeout" : "Request Header Fields Too Large");
}

}  // namespace

bool is_loopback_address(const std::string& address) {
  if (address == "localhost" || address == "::1") return true;
  in_addr ip{};
  return inet_pton(AF_INET, address.c_str(), &ip) == 1 && address.starts_with("127.");
}

class HttpServer::Implementation final : public httplib::Server {
 public:
  Implementation(Context& context, const Router& router, Listening listening)
      : context_(context),
        router_(router),
        address_(listening.address),
        guard_(std::move(listening.names), is_loopback_address(listening.address),
               std::move(listening.credentials)),
        uploads_(listening.temporary_folder),
        stop_(eventfd(0, EFD_CLOEXEC)) {
    if (!is_loopback_address(address_) && !guard_.has_credentials()) {
      throw Error(fmt::format(
          "{} can be reached from other machines; protect the archive with --token or --password-file",
          address_));
    }
    limits_.upload = listening.largest_upload;
    set_up();
    bind(listening.port);
  }
  ~Implementation() override { ::close(stop_); }

  std::string url() const {
    const bool is_ipv6 = address_.find(':') != std::string::npos;
    return fmt::format("http://{}:{}", is_ipv6 ? '[' + address_ + ']' : address_, port_);
  }

  void run() {
    if (!stopped_) listen_after_bind();
  }

  void end() {
    stopped_ = true;
    context_.stop();
    const std::uint64_t one = 1;
    if (::write(stop_, &one, sizeof one) < 0) return;  // it is readable already
    stop();
  }

 private:
  void set_up() {
    new_task_queue = [] { return new httplib::ThreadPool(kConnections); };
    set_keep_alive_max_count(kRequestsAConnection);
    // Without the library's SO_REUSEPORT, by which two servers would share a port unawares.
    set_socket_options([](socket_t socket) {
      const int on = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    set_pre_routing_handler(
        [this](const httplib::Request& from, httplib::Response& to) { return receive(from, to); });
    const auto with_body = [this](const httplib::Request& from, httplib::Response& to,
                                  const httplib::ContentReader& reader) { receive_body(from, to, reader); };
    Post(".*", with_body);
    Put(".*", with_body);
    Patch(".*", with_body);
    Delete(".*", with_body);
    // Of requests that the library itself refuses.
    set_error_handler(HandlerWithResponse([this](const httplib::Request&, httplib::Response& to) {
      if (to.body.empty() && to.status >= 400 && to.headers.empty()) {
        fill_in(to, problem_response(to.status, "the request can't be read"), context_);
      }
      return HandlerResponse::Handled;
    }));
    set_post_routing_handler([](const httplib::Request& from, httplib::Response& to) {
      if (is_understood(from) && to.status != 414) return;
      to.headers.erase("Keep-Alive");
      to.headers.erase("Connection");
      to.set_header("Connection", "close");
    });
  }

  void bind(int port) {
    port_ = port == 0 ? bind_to_any_port(address_) : (bind_to_port(address_, port) ? port : -1);
    if (port_ <= 0) {
      throw Error(
          fmt::format("{} port {} can't be taken: {}; name another with --port, or 0 for any that is free",
                      address_, port, std::strerror(errno)));
    }
    // The library's queue of 5 is too short for browsers.
    ::listen(svr_sock_, kBacklog);
  }

  HandlerResponse receive(const httplib::Request& from, httplib::Response& to) {
    Request request;
    try {
      request = to_request(from);
      guard_.check(request);
    } catch (const Problem& problem) {
      refuse(request, problem, to);
      return HandlerResponse::Handled;
    }
    const bool takes_body =
        from.method == "POST" || from.method == "PUT" || from.method == "PATCH" || from.method == "DELETE";
    if (takes_body && declares_body(from)) {
      if (!may_read_body(from, request, to)) return HandlerResponse::Handled;
      return HandlerResponse::Unhandled;
    }
    fill_in(to, router_.handle(context_, std::move(request)), context_);
    return HandlerResponse::Handled;
  }

  bool may_read_body(const httplib::Request& from, const Request& request, httplib::Response& to) {
    const std::string length = from.get_header_value("Content-Length");
    std::uint64_t bytes = 0;
    const auto [end, failure] = std::from_chars(length.data(), length.data() + length.size(), bytes);
    const bool is_number = failure == std::errc() && end == length.data() + length.size();
    const bool chunked = from.has_header("Transfer-Encoding");
    const std::uint64_t most = router_.body_of(request) == Body::upload ? limits_.upload : limits_.small;
    if (chunked ? !length.empty() : !is_number || from.get_header_value_count("Content-Length") != 1) {
      refuse(request, Problem(400, "the length of the body is not clear"), to);
      return false;
    }
    if (bytes > most) {
      refuse(request, Problem(413, fmt::format("the request has more than {} bytes", most)), to);
      return false;
    }
    return true;
  }

  void receive_body(const httplib::Request& from, httplib::Response& to,
                    const httplib::ContentReader& reader) {
    Request request;
    try {
      request = to_request(from);
      read_body(reader, from.is_multipart_form_data(), router_.body_of(request), limits_, uploads_, request);
    } catch (const Problem& problem) {
      refuse(request, problem, to);
      return;
    }
    fill_in(to, router_.handle(context_, std::move(request)), context_);
  }

  void refuse(const Request& request, const Problem& problem, httplib::Response& to) {
    Response response = router_.answer_problem(context_, request, problem);
    response.headers.add("Cache-Control", "no-store");
    if (problem.status() == 401)
      response.headers.add("WWW-Authenticate", "Basic realm=\"Blattwerk\", charset=\"UTF-8\"");
    fill_in(to, std::move(response), context_);
  }

  // As the library's own, but for the connection, which keeps time.
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, stop_);
    bool answered = true;
    for (std::size_t left = kRequestsAConnection; left > 0 && answered && connection.wait_for_request();
         --left) {
      bool closing = false;
      bool reusable = false;
      answered = process_request(connection, left == 1 || stopped_, closing, [&](httplib::Request& request) {
        connection.begin_body();
        reusable = is_understood(request);
        // Answers are sent whole and as they are: packing costs more than loopback does, and byte ranges of
        // what is made for each request are of no use.
        request.headers.erase("Accept-Encoding");
        request.headers.erase("Range");
        request.ranges.clear();
      });
      if (const int status = connection.head_failure(); status != 0) {
        connection.write(raw_refusal(status));
      }
      answered = connection.flush() && answered && !closing && reusable;
    }
    return answered;
  }

  Context& context_;
  const Router& router_;
  const std::string address_;
  Guard guard_;
  UploadFolder uploads_;
  BodyLimits limits_;
  int stop_;
  int port_ = 0;
  std::atomic<bool> stopped_ = false;
};

HttpServer::HttpServer(Context& context, const Router& router, Listening listening)
    : implementation_(std::make_unique<Implementation>(context, router, std::move(listening))) {}

HttpServer::~HttpServer() = default;

std::string HttpServer::url() const {
  return implementation_->url();
}

void HttpServer::run() {
  implementation_->run();
}

void HttpServer::stop() {
  implementation_->end();
}

}  // namespace blattwerk::server
