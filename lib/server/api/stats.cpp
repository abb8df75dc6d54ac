#include "output/json.h"
#include "server/api/handlers.h"

namespace blattwerk::server::api {

Response get_stats(const Context& context, const Request& /*request*/) {
  return answer(kJson, output::to_json(context.statistics(), output::JsonLayout::line));
}

}  // namespace blattwerk::server::api
