#include "output/export/byline.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "output/terminal.h"

namespace blattwerk::output {

std::string byline(const Article& article) {
  const bool is_author = std::ranges::find(article.authors, article.agency) != article.authors.end();
  std::vector<std::string> parts = {article.source, article.date ? show_date(*article.date) : "",
                                    fmt::format("{}", fmt::join(article.authors, ", ")),
                                    is_author ? "" : article.agency, article.section};
  std::erase(parts, "");
  return fmt::format("{}", fmt::join(parts, " · "));
}

bool is_web_address(std::string_view url) {
  return (url.starts_with("https://") || url.starts_with("http://")) && std::ranges::none_of(url, [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '\x7F';
         });
}

}  // namespace blattwerk::output
