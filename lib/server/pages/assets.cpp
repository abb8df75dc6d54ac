#include "server/pages/assets.h"

#include <array>

#include "server/problem.h"
#include "store/original.h"

namespace blattwerk::server::pages {

// By embed_text.cmake.
extern const std::string_view kStyle;
extern const std::string_view kScript;
extern const std::string_view kIcon;

namespace {

struct File {
  std::string name;
  std::string_view content_type;
  std::string_view content;
  Link link;
};

File make_file(std::string_view name, std::string_view extension, std::string_view content_type,
               std::string_view content) {
  const std::string hash = store::to_hex(store::sha256(content)).substr(0, 12);
  std::string file_name = std::string(name) + '-' + hash + std::string(extension);
  Link link = Link("/assets").part(file_name);
  return {std::move(file_name), content_type, content, std::move(link)};
}

const std::array<File, 3>& files() {
  static const std::array<File, 3> kFiles = {
      make_file("blattwerk", ".css", "text/css; charset=utf-8", kStyle),
      make_file("blattwerk", ".js", "text/javascript; charset=utf-8", kScript),
      make_file("leaf", ".svg", "image/svg+xml", kIcon)};
  return kFiles;
}

}  // namespace

const Link& asset_link(Asset asset) {
  return files().at(static_cast<std::size_t>(asset)).link;
}

Response serve_asset(const Context&, const Request& request) {
  for (const File& file : files()) {
    if (file.name == request.captured.front()) return answer(file.content_type, std::string(file.content));
  }
  throw Problem(404, "there is no such file; load the page again");
}

}  // namespace blattwerk::server::pages
