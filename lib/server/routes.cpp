#include "server/routes.h"

#include "server/api/routes.h"

namespace blattwerk::server {

Router make_router() {
  return Router(api::routes());
}

}  // namespace blattwerk::server
