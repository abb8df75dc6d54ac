#pragma once

#include <string_view>

namespace blattwerk::server::api {

/// The OpenAPI 3.1 document of the API, compiled in from openapi.json.
extern const std::string_view kOpenApi;

}  // namespace blattwerk::server::api
