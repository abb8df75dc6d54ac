#pragma once

#include <vector>

#include "server/router.h"

namespace blattwerk::server::pages {

/// All pages and their assets, as rows of the router's table.
std::vector<Route> page_routes();

// A handler a page.
Response start_page(const Context& context, const Request& request);
Response search_page(const Context& context, const Request& request);
Response article_page(const Context& context, const Request& request);
Response versions_page(const Context& context, const Request& request);
Response archive_page(const Context& context, const Request& request);  ///< all years
Response year_page(const Context& context, const Request& request);
Response month_page(const Context& context, const Request& request);
Response day_page(const Context& context, const Request& request);
Response undated_page(const Context& context, const Request& request);
Response entities_page(const Context& context, const Request& request);
Response entity_page(const Context& context, const Request& request);
Response trends_page(const Context& context, const Request& request);
Response concordance_page(const Context& context, const Request& request);
Response saved_page(const Context& context, const Request& request);
Response change_saved(const Context& context, const Request& request);
Response import_page(const Context& context, const Request& request);
Response start_import(const Context& context, const Request& request);
Response import_status_page(const Context& context, const Request& request);
Response statistics_page(const Context& context, const Request& request);
Response health_page(const Context& context, const Request& request);
Response start_check(const Context& context, const Request& request);
Response help_page(const Context& context, const Request& request);
Response choose_language(const Context& context, const Request& request);

}  // namespace blattwerk::server::pages
