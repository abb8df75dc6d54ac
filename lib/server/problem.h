#pragma once

#include <string>

#include "core/error.h"
#include "server/request.h"
#include "server/response.h"

namespace blattwerk::server {

/// What a handler throws where a request can't be answered: becomes an answer of this status, for programs as
/// `application/problem+json` (RFC 9457). The message is for the client: what is wrong and what to do.
class Problem : public Error {
 public:
  Problem(int status, const std::string& message) : Error(message), status_(status) {}
  int status() const { return status_; }

 private:
  int status_;
};

/// The standard's words for a status: `Not Found`.
std::string_view reason_phrase(int status);

/// The answer that states a problem, as JSON.
Response problem_response(int status, std::string_view detail);

}  // namespace blattwerk::server
