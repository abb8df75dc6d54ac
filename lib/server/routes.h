#pragma once

#include "server/router.h"

namespace blattwerk::server {

/// Everything the server answers: the API and the pages.
Router make_router();

}  // namespace blattwerk::server
