#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/context.h"
#include "server/credentials.h"
#include "server/router.h"

namespace blattwerk::server {

/// Where and to whom a server answers.
struct Listening {
  std::string address = "127.0.0.1";  ///< an IP address, or `localhost`
  int port = 8377;                    ///< 0 for any that is free
  std::vector<std::string> names;     ///< host names it is reached by, beside addresses and `localhost`
  Credentials credentials;
  std::filesystem::path temporary_folder;     ///< where uploads are kept until they are imported
  std::uint64_t largest_upload = 512u << 20;  ///< bytes of one request
};

/// Whether an address is reached from this machine alone.
bool is_loopback_address(const std::string& address);

/// Answers HTTP requests by a table of routes (RFC 9110, RFC 9112), by cpp-httplib.
class HttpServer {
 public:
  /// Binds to the address. `context` and `router` must outlive the server. Throws Error where the address
  /// can't be taken, or is reached from other machines without credentials.
  HttpServer(Context& context, const Router& router, Listening listening);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// `http://127.0.0.1:8377`
  std::string url() const;

  /// Answers until `stop` is called; then answers under way are finished.
  void run();
  /// From any thread, at any time.
  void stop();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace blattwerk::server
