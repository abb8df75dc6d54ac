#include "server/response.h"

#include "server/target.h"

namespace blattwerk::server {

Response answer(std::string_view content_type, std::string body) {
  return {200, std::string(content_type), {}, std::move(body), {}};
}

Response see_other(std::string location) {
  Response response;
  response.status = 303;
  response.headers.add("Location", std::move(location));
  return response;
}

std::string as_attachment(std::string_view file_name) {
  std::string plain;
  for (const char c : file_name) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-' || c == '_';
    plain += safe ? c : '_';
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encode_component(file_name);
}

}  // namespace blattwerk::server
