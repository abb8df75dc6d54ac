#include "server/routes.h"

#include <algorithm>
#include <iterator>

#include "server/api/routes.h"
#include "server/pages/frame.h"
#include "server/pages/pages.h"

namespace blattwerk::server {

Router make_router() {
  std::vector<Route> routes = api::routes();
  std::ranges::copy(pages::page_routes(), std::back_inserter(routes));
  return Router(std::move(routes), pages::error_page);
}

}  // namespace blattwerk::server
