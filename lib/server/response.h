#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/parameters.h"

namespace blattwerk::server {

/// Takes the next piece of a body. False where the client has gone or the server is stopping: time to end.
using BodySink = std::function<bool(std::string_view)>;

/// An answer, whatever carries it. The headers that every answer has (see guard.h) are added on its way.
struct Response {
  int status = 200;
  std::string content_type;
  Parameters headers;  ///< beside Content-Type and Content-Length
  std::string body;
  /// Where set, makes the body piece by piece while it is sent, instead of `body`. Called once, after the
  /// handler has returned; an exception cuts the answer off.
  std::function<void(const BodySink&)> stream;
};

inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kHtml = "text/html; charset=utf-8";

/// An answer of status 200.
Response answer(std::string_view content_type, std::string body);

/// An answer of status 303, which sends a browser to another page after a form.
Response see_other(std::string location);

/// A value for `Content-Disposition` that makes the client store the body under this name (RFC 6266).
std::string as_attachment(std::string_view file_name);

}  // namespace blattwerk::server
