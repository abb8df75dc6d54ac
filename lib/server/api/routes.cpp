#include "server/api/routes.h"

#include "server/api/handlers.h"

namespace blattwerk::server::api {

std::vector<Route> routes() {
  return {
      {"GET", "/api/v1/search", get_search},
      {"GET", "/api/v1/facets", get_facets},
      {"GET", "/api/v1/list", get_list},
      {"GET", "/api/v1/export", get_export},
      {"GET", "/api/v1/complete", get_completions},
      {"GET", "/api/v1/suggest", get_suggestions},
      {"GET", "/api/v1/feed", get_feed},

      {"GET", "/api/v1/articles/{id}", get_article},
      {"GET", "/api/v1/articles/{id}/original", get_original},
      {"GET", "/api/v1/articles/{id}/similar", get_similar},
      {"DELETE", "/api/v1/articles/{id}", delete_article},

      {"GET", "/api/v1/entities", get_entities},
      {"GET", "/api/v1/entities/{name}", get_entity},

      {"GET", "/api/v1/trends", get_trends},
      {"GET", "/api/v1/terms", get_terms},
      {"GET", "/api/v1/collocates", get_collocates},
      {"GET", "/api/v1/kwic", get_concordance},
      {"POST", "/api/v1/analyze", post_analysis},

      {"GET", "/api/v1/saved", get_saved},
      {"PUT", "/api/v1/saved/{name}", put_saved},
      {"DELETE", "/api/v1/saved/{name}", delete_saved},
      {"GET", "/api/v1/saved/{name}/news", get_news},
      {"POST", "/api/v1/saved/{name}/seen", post_seen},

      {"POST", "/api/v1/import", post_import, Caching::none, Body::upload},
      {"GET", "/api/v1/imports/{id}", get_import, Caching::none},
      {"GET", "/api/v1/imports/{id}/events", get_import_events, Caching::none},

      {"GET", "/api/v1/stats", get_stats, Caching::none},
      {"POST", "/api/v1/check", post_check},
      {"GET", "/api/v1/openapi.json", get_openapi},
      {"GET", "/opensearch.xml", get_search_description},
  };
}

}  // namespace blattwerk::server::api
