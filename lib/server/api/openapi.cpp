#include "server/api/openapi.h"

#include "server/api/handlers.h"

namespace blattwerk::server::api {

Response get_openapi(const Context& /*context*/, const Request& /*request*/) {
  return answer("application/openapi+json; version=3.1", std::string(kOpenApi));
}

}  // namespace blattwerk::server::api
