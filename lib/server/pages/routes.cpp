#include "server/pages/assets.h"
#include "server/pages/pages.h"

namespace blattwerk::server::pages {

std::vector<Route> page_routes() {
  return {
      {"GET", "/", start_page},
      {"GET", "/search", search_page},
      {"GET", "/articles/{id}", article_page},
      {"GET", "/articles/{id}/versions", versions_page},
      {"GET", "/archive", archive_page},
      {"GET", "/archive/undated", undated_page},
      {"GET", "/archive/{year}", year_page},
      {"GET", "/archive/{year}/{month}", month_page},
      {"GET", "/archive/{year}/{month}/{day}", day_page},
      {"GET", "/entities", entities_page},
      {"GET", "/entity", entity_page},
      {"GET", "/trends", trends_page},
      {"GET", "/concordance", concordance_page},
      {"GET", "/saved", saved_page},
      {"POST", "/saved", change_saved},
      {"GET", "/import", import_page},
      {"POST", "/import", start_import, Caching::none, Body::upload},
      {"GET", "/import/{id}", import_status_page, Caching::none},
      {"GET", "/statistics", statistics_page},
      {"GET", "/health", health_page, Caching::none},
      {"POST", "/health", start_check},
      {"GET", "/help", help_page},
      {"GET", "/language/{language}", choose_language, Caching::none},
      {"GET", "/assets/{name}", serve_asset, Caching::immutable},
  };
}

}  // namespace blattwerk::server::pages
