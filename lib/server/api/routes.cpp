#include "server/api/routes.h"

#include "server/api/handlers.h"

namespace blattwerk::server::api {

std::vector<Route> routes() {
  return {
      {"GET", "/api/v1/search", get_search},
      {"GET", "/api/v1/list", get_list},
      {"GET", "/api/v1/stats", get_stats},
  };
}

}  // namespace blattwerk::server::api
