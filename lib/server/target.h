#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/parameters.h"

namespace blattwerk::server {

/// The most parameters that are read of one query string or form; those behind are passed over.
inline constexpr std::size_t kMaxParameters = 100;

/// What a request asks for: `/api/v1/articles/17?versions=1`, taken apart and decoded.
struct Target {
  std::vector<std::string> segments;  ///< of the path; none for `/`
  Parameters query;
};

/// Reads the target of a request line in origin form. The path is divided before it is decoded, so that a
/// segment may hold a `/` written as `%2F`. Nothing where it does not begin with `/` or has a path segment
/// `.` or `..`.
std::optional<Target> parse_target(std::string_view target);

/// `a=1&b=x+y%21`, as query strings and forms have it.
Parameters parse_form(std::string_view text);

/// Percent-encoded for a segment of a path or a value of a query string.
std::string encode_component(std::string_view text);

}  // namespace blattwerk::server
