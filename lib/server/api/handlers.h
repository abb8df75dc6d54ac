#pragma once

#include "server/context.h"
#include "server/request.h"
#include "server/response.h"

namespace blattwerk::server::api {

// One a route, as api/routes.cpp has them.
Response get_search(const Context& context, const Request& request);
Response get_list(const Context& context, const Request& request);
Response get_stats(const Context& context, const Request& request);

}  // namespace blattwerk::server::api
