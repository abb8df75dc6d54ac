#include <string>

#include "output/escaping.h"
#include "output/export/byline.h"
#include "output/export/export_format.h"

namespace blattwerk::output {
namespace {

void append_line(const std::string& text, std::string& out) {
  if (text.empty()) return;
  out += one_line(text);
  out += '\n';
}

void append(const StoredArticle& stored, std::string& out) {
  const Article& article = stored.article;
  append_line(article.kicker, out);
  append_line(article.title, out);
  append_line(byline(article), out);
  append_line(article.url, out);
  for (const auto& paragraph : article.paragraphs) {
    out += '\n';
    append_line(paragraph.text, out);
  }
}

}  // namespace

ExportFormat plain_text_export() {
  return {.name = "txt",
          .media_type = "text/plain; charset=utf-8",
          .extension = "txt",
          .begin = "",
          .between =
              "\n"
              "----------------------------------------------------------------------\n"
              "\n",
          .end = "",
          .append = append};
}

}  // namespace blattwerk::output
