#include "server/router.h"

#include <algorithm>
#include <chrono>

#include "server/target.h"
#include "store/original.h"

namespace blattwerk::server {
namespace {

std::vector<std::string_view> pattern_segments(std::string_view pattern) {
  std::vector<std::string_view> segments;
  for (std::size_t start = 1; start < pattern.size();) {
    const std::size_t end = std::min(pattern.find('/', start), pattern.size());
    segments.push_back(pattern.substr(start, end - start));
    start = end + 1;
  }
  return segments;
}

// What stands for the `{…}` of the pattern; nothing where the path is another.
std::optional<std::vector<std::string>> match(std::string_view pattern,
                                              const std::vector<std::string>& path) {
  const auto segments = pattern_segments(pattern);
  if (segments.size() != path.size()) return std::nullopt;
  std::vector<std::string> captured;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (segments[i].starts_with('{')) {
      if (path[i].empty()) return std::nullopt;
      captured.push_back(path[i]);
    } else if (segments[i] != path[i]) {
      return std::nullopt;
    }
  }
  return captured;
}

// Weak, since `took_ms` and the like differ from answer to answer.
std::string make_etag(const Context& context, const Request& request) {
  std::string key = context.state();
  for (const std::string_view part :
       {std::string_view(request.target), std::string_view(request.base_url),
        request.language == search::Language::german ? std::string_view("de") : "en",
        request.wants_html() ? std::string_view("html") : ""}) {
    key += '\n';
    key += part;
  }
  return "W/\"" + store::to_hex(store::sha256(key)).substr(0, 32) + '"';
}

// RFC 9110, 13.1.2: a list of entity tags, compared weakly.
bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  const std::string_view opaque = etag.substr(2);
  return if_none_match == "*" || if_none_match.find(opaque) != std::string_view::npos;
}

Response not_modified() {
  Response response;
  response.status = 304;
  return response;
}

// The answer that was given before, or a new one, which is kept.
template <typename Make>
Response kept_answer(const Context& context, const std::string& etag, Make make) {
  if (auto kept = context.answers().find(etag)) return std::move(*kept);
  const auto start = std::chrono::steady_clock::now();
  Response response = make();
  // One that took so long may have been cut short; the next who asks may have better luck.
  if (std::chrono::steady_clock::now() - start < context.settings().query_time)
    context.answers().keep(etag, response);
  return response;
}

std::string allowed_methods(const std::vector<std::string_view>& methods) {
  std::string list = "OPTIONS";
  for (const std::string_view method : methods) {
    list += ", ";
    list += method;
    if (method == "GET") list += ", HEAD";
  }
  return list;
}

}  // namespace

Router::Router(std::vector<Route> routes, ErrorPage error_page)
    : routes_(std::move(routes)), error_page_(error_page) {}

Response Router::handle(const Context& context, Request request) const {
  try {
    return dispatch(context, request);
  } catch (const Problem& problem) {
    return answer_problem(context, request, problem);
  } catch (const std::bad_alloc&) {
    return answer_problem(context, request, Problem(503, "there is not enough memory for this answer"));
  } catch (const std::exception& error) {
    return answer_problem(context, request, Problem(500, error.what()));
  }
}

Response Router::answer_problem(const Context& context, const Request& request,
                                const Problem& problem) const {
  const bool is_api = !request.segments.empty() && request.segments.front() == "api";
  if (error_page_ != nullptr && request.wants_html() && !is_api) {
    try {
      return error_page_(context, request, problem);
    } catch (const std::exception&) {
      // The page of errors can't be made either; say so in the plainest way.
    }
  }
  return problem_response(problem.status(), problem.what());
}

Body Router::body_of(const Request& request) const {
  for (const Route& route : routes_) {
    if (route.method == request.method && match(route.path, request.segments)) return route.body;
  }
  return Body::small;
}

Response Router::dispatch(const Context& context, Request& request) const {
  std::vector<std::string_view> methods;
  for (const Route& route : routes_) {
    auto captured = match(route.path, request.segments);
    if (!captured) continue;
    if (route.method != request.method) {
      methods.push_back(route.method);
      continue;
    }
    request.captured = std::move(*captured);
    if (request.method != "GET" || route.caching == Caching::none) {
      Response response = route.handle(context, request);
      response.headers.add("Cache-Control", "no-store");
      return response;
    }
    if (route.caching == Caching::immutable) {
      Response response = route.handle(context, request);
      response.headers.add("Cache-Control", "public, max-age=31536000, immutable");
      return response;
    }
    const std::string etag = make_etag(context, request);
    Response response = matches_etag(request.headers.get("if-none-match"), etag)
                            ? not_modified()
                            : kept_answer(context, etag, [&] { return route.handle(context, request); });
    response.headers.add("ETag", etag);
    response.headers.add("Cache-Control", "private, no-cache");
    response.headers.add("Vary", "Accept, Accept-Language, Cookie");
    return response;
  }
  if (methods.empty()) throw Problem(404, "there is nothing at this address");
  Response response;
  if (request.method == "OPTIONS") {
    response.status = 204;
  } else {
    response = answer_problem(context, request,
                              Problem(405, "this address does not take the method " + request.method));
  }
  response.headers.add("Allow", allowed_methods(methods));
  return response;
}

}  // namespace blattwerk::server
