#pragma once

#include <vector>

#include "server/router.h"

namespace blattwerk::server::api {

/// The routes of `/api/v1`, as docs/api.md describes them.
std::vector<Route> routes();

}  // namespace blattwerk::server::api
