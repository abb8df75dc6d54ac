#include "output/json.h"
#include "server/api/handlers.h"
#include "store/statistics.h"

namespace blattwerk::server::api {

Response get_stats(const Context& context, const Request& /*request*/) {
  const auto reader = context.reader();
  ArchiveStatistics statistics = store::read_statistics(reader->database());
  // Where the file lies is the business of the machine it is on.
  statistics.path = context.settings().archive.filename().string();
  return answer(kJson, output::to_json(statistics, output::JsonLayout::line));
}

}  // namespace blattwerk::server::api
