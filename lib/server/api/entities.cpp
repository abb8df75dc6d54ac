#include "output/entities.h"

#include "search/entities.h"
#include "server/api/handlers.h"
#include "server/problem.h"
#include "server/selection.h"

namespace blattwerk::server::api {
namespace {

constexpr std::size_t kPortraits = 5;

std::optional<EntityType> read_type(const Request& request) {
  const std::string name = request.query.get("type");
  if (name.empty()) return std::nullopt;
  const auto type = parse_entity_type(name);
  if (!type) throw Problem(400, "type: not person, organization, place or other");
  return type;
}

}  // namespace

Response get_entities(const Context& context, const Request& request) {
  search::EntityListOptions options;
  options.type = read_type(request);
  options.limit = number(request, "limit", 50, 0, kMaxLimit);
  options.offset = number(request, "offset", 0, 0, kMaxOffset);
  const auto reader = context.reader();
  const auto& database = reader->database();
  const auto list =
      read_within_time(context, database, [&] { return search::list_entities(database, options); });
  return answer(kJson, output::to_json(list, output::JsonLayout::line));
}

Response get_entity(const Context& context, const Request& request) {
  const auto type = read_type(request);
  const auto reader = context.reader();
  const auto& database = reader->database();
  const auto portraits = read_within_time(context, database, [&] {
    return search::find_portraits(database, request.captured.front(), type, kPortraits);
  });
  if (portraits.empty())
    throw Problem(404, "the archive has no entity of this name; /api/v1/entities lists those there are");
  return answer(kJson, output::to_json(portraits, output::JsonLayout::line));
}

}  // namespace blattwerk::server::api
