#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "server/context.h"
#include "server/problem.h"
#include "server/request.h"
#include "server/response.h"

namespace blattwerk::server {

/// Answers one request. May throw Problem.
using Handler = Response (*)(const Context& context, const Request& request);

/// Makes the answer to a problem that a person sees in the browser.
using ErrorPage = Response (*)(const Context& context, const Request& request, const Problem& problem);

/// How an answer may be kept by the client.
enum class Caching : std::uint8_t {
  revalidated,  ///< kept, and asked for again by its ETag, which changes with the archive and the day
  immutable,    ///< kept for good: the path changes with the content
  none,         ///< not kept
};

/// What a route does with the body of a request.
enum class Body : std::uint8_t {
  small,   ///< a form, or up to 1 MB in `Request::body`
  upload,  ///< files: `Request::uploads`, of a form or the body as a whole
};

/// One row of the table: `GET`, `/api/v1/articles/{id}`; a `{…}` stands for one segment of the path.
struct Route {
  std::string_view method;
  std::string_view path;
  Handler handle;
  Caching caching = Caching::revalidated;  ///< of answers to GET
  Body body = Body::small;
};

/// Finds the handler for a request and keeps the rules that all share: 404, 405 with Allow, HEAD, OPTIONS,
/// conditional requests, problems as answers.
class Router {
 public:
  explicit Router(std::vector<Route> routes, ErrorPage error_page = nullptr);

  /// Never throws: what a handler throws becomes an answer.
  Response handle(const Context& context, Request request) const;

  /// The answer to a problem for whoever asked.
  Response answer_problem(const Context& context, const Request& request, const Problem& problem) const;

  /// What the route of a request does with its body; small where there is no such route.
  Body body_of(const Request& request) const;

  const std::vector<Route>& routes() const { return routes_; }

 private:
  Response dispatch(const Context& context, Request& request) const;

  std::vector<Route> routes_;
  ErrorPage error_page_;
};

}  // namespace blattwerk::server
