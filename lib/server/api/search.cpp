#include "output/completions.h"
#include "output/json_search.h"
#include "output/json_value.h"
#include "search/completion.h"
#include "server/api/handlers.h"
#include "server/selection.h"

namespace blattwerk::server::api {
namespace {

constexpr std::size_t kMostCompletions = 50;

Response answer_search(const Context& context, const Request& request, const search::SearchOptions& options) {
  const auto reader = context.reader();
  const output::SearchAnswer found{request.query.get("q"),
                                   reader->searcher.search(read_query(request), options), options.language};
  return answer(kJson, output::to_json(found, output::JsonLayout::line));
}

std::vector<search::Completion> completions(const Context& context, const Request& request) {
  const std::size_t limit = number(request, "limit", 10, 1, kMostCompletions);
  const auto reader = context.reader();
  const auto& database = reader->database();
  return read_within_time(context, database,
                          [&] { return search::complete(database, request.query.get("q"), limit); });
}

}  // namespace

Response get_search(const Context& context, const Request& request) {
  search::SearchOptions options = read_options(context, request, search::Order::relevance);
  options.words = flag(request, "any") ? search::WordMode::any : search::WordMode::all;
  options.facets = flag(request, "facets");
  options.explain = flag(request, "explain");
  return answer_search(context, request, options);
}

Response get_facets(const Context& context, const Request& request) {
  search::SearchOptions options = context.search_options();
  options.words = flag(request, "any") ? search::WordMode::any : search::WordMode::all;
  options.facets = true;
  options.relax = false;
  options.limit = 0;
  options.language = request.language;
  return answer_search(context, request, options);
}

Response get_list(const Context& context, const Request& request) {
  search::SearchOptions options = read_options(context, request, search::Order::newest);
  options.snippets = false;
  options.relax = false;
  const auto reader = context.reader();
  const search::Hits list = reader->searcher.search(read_query(request), options);
  return answer(kJson, output::list_to_json(list, output::JsonLayout::line));
}

Response get_completions(const Context& context, const Request& request) {
  return answer(kJson, output::to_json(completions(context, request), output::JsonLayout::line));
}

// As browsers ask for while one types into the address bar (OpenSearch Suggestions 1.1).
Response get_suggestions(const Context& context, const Request& request) {
  output::Json queries = output::Json::array();
  for (const auto& completion : completions(context, request)) queries.push_back(completion.query);
  const output::Json json = {request.query.get("q"), std::move(queries)};
  return answer("application/x-suggestions+json", output::dump(json, output::JsonLayout::line));
}

}  // namespace blattwerk::server::api
