#include "output/upkeep.h"
#include "server/api/handlers.h"

namespace blattwerk::server::api {

Response post_check(const Context& context, const Request& /*request*/) {
  return answer(kJson, output::to_json(context.health_check().run(context).report, output::JsonLayout::line));
}

}  // namespace blattwerk::server::api
