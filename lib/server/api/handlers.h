#pragma once

#include "server/context.h"
#include "server/request.h"
#include "server/response.h"

namespace blattwerk::server::api {

// One a route, as api/routes.cpp has them.
Response get_search(const Context& context, const Request& request);
Response get_facets(const Context& context, const Request& request);
Response get_list(const Context& context, const Request& request);
Response get_export(const Context& context, const Request& request);
Response get_completions(const Context& context, const Request& request);
Response get_suggestions(const Context& context, const Request& request);

Response get_article(const Context& context, const Request& request);
Response get_original(const Context& context, const Request& request);
Response get_similar(const Context& context, const Request& request);
Response delete_article(const Context& context, const Request& request);

Response get_entities(const Context& context, const Request& request);
Response get_entity(const Context& context, const Request& request);

Response get_trends(const Context& context, const Request& request);
Response get_terms(const Context& context, const Request& request);
Response get_collocates(const Context& context, const Request& request);
Response get_concordance(const Context& context, const Request& request);
Response post_analysis(const Context& context, const Request& request);

Response get_saved(const Context& context, const Request& request);
Response put_saved(const Context& context, const Request& request);
Response delete_saved(const Context& context, const Request& request);
Response get_news(const Context& context, const Request& request);
Response post_seen(const Context& context, const Request& request);

Response post_import(const Context& context, const Request& request);
Response get_import(const Context& context, const Request& request);
Response get_import_events(const Context& context, const Request& request);

Response post_check(const Context& context, const Request& request);
Response get_stats(const Context& context, const Request& request);
Response get_openapi(const Context& context, const Request& request);
Response get_feed(const Context& context, const Request& request);
Response get_search_description(const Context& context, const Request& request);

}  // namespace blattwerk::server::api
