#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/utc_now.h"
#include "output/json_search.h"
#include "output/reading.h"
#include "search/saved_search.h"
#include "server/api/handlers.h"
#include "server/problem.h"
#include "server/selection.h"

namespace blattwerk::server::api {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestQuery = 10'000;

search::SavedSearch find_saved(const store::Database& database, const std::string& name) {
  for (auto& saved : search::list_saved_searches(database)) {
    if (saved.name == name) return saved;
  }
  throw Problem(404, "no search is saved under this name");
}

// The member `query` of a JSON object.
std::string read_query_text(const Request& request) {
  const auto json = nlohmann::json::parse(request.body, nullptr, false);
  const auto query = json.is_object() ? json.find("query") : json.end();
  if (!json.is_object() || query == json.end() || !query->is_string()) {
    throw Problem(400, R"(the body is no JSON object with a query: {"query": "Putin"})");
  }
  return query->get<std::string>();
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

}  // namespace

Response get_saved(const Context& context, const Request& /*request*/) {
  const auto reader = context.reader();
  return answer(kJson,
                output::to_json(search::list_saved_searches(reader->database()), output::JsonLayout::line));
}

Response put_saved(const Context& context, const Request& request) {
  const std::string query = read_query_text(request);
  const std::string& name = request.captured.front();
  if (name.size() > kLongestName || query.size() > kLongestQuery)
    throw Problem(400, "the name or the query is too long");
  context.write(
      [&](store::Archive& archive) { search::save_search(archive.database(), name, query, utc_now()); });
  return no_content();
}

Response delete_saved(const Context& context, const Request& request) {
  const bool forgotten = context.write([&](store::Archive& archive) {
    return search::forget_search(archive.database(), request.captured.front());
  });
  if (!forgotten) throw Problem(404, "no search is saved under this name");
  return no_content();
}

Response get_news(const Context& context, const Request& request) {
  const search::SearchOptions options = read_options(context, request, search::Order::newest);
  const auto reader = context.reader();
  const auto saved = find_saved(reader->database(), request.captured.front());
  const output::SearchAnswer news{
      saved.query, search::find_news(reader->archive, reader->analyzer, saved, Context::today(), options),
      options.language};
  return answer(kJson, output::to_json(news, output::JsonLayout::line));
}

Response post_seen(const Context& context, const Request& request) {
  context.write([&](store::Archive& archive) {
    search::mark_seen(archive.database(), find_saved(archive.database(), request.captured.front()).name);
  });
  return no_content();
}

}  // namespace blattwerk::server::api
