#include "server/pages/frame.h"
#include "server/pages/pages.h"
#include "server/problem.h"
#include "server/target.h"

namespace blattwerk::server::pages {

Response choose_language(const Context&, const Request& request) {
  const std::string& language = request.captured.front();
  if (language != "de" && language != "en")
    throw Problem(404, "the pages are in German (de) and English (en)");
  Request back;
  if (const auto target = parse_target(request.query.get("back"))) {
    back.segments = target->segments;
    back.query = target->query;
  }
  Response response = see_other(address_of(back).string());
  response.headers.add("Set-Cookie",
                       "language=" + language + "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
  return response;
}

}  // namespace blattwerk::server::pages
