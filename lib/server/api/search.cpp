#include "output/json_search.h"
#include "server/api/handlers.h"
#include "server/selection.h"

namespace blattwerk::server::api {

Response get_search(const Context& context, const Request& request) {
  search::SearchOptions options = read_options(context, request, search::Order::relevance);
  options.words = flag(request, "any") ? search::WordMode::any : search::WordMode::all;
  options.facets = flag(request, "facets");
  options.explain = flag(request, "explain");
  const auto reader = context.reader();
  const output::SearchAnswer found{request.query.get("q"),
                                   reader->searcher.search(read_query(request), options), options.language};
  return answer(kJson, output::to_json(found, output::JsonLayout::line));
}

Response get_list(const Context& context, const Request& request) {
  search::SearchOptions options = read_options(context, request, search::Order::newest);
  options.snippets = false;
  const auto reader = context.reader();
  const search::Hits list = reader->searcher.search(read_query(request), options);
  return answer(kJson, output::list_to_json(list, output::JsonLayout::line));
}

}  // namespace blattwerk::server::api
