#include <string>
#include <vector>

#include <fmt/format.h>

#include "output/escaping.h"
#include "output/export/export_format.h"

namespace blattwerk::output {
namespace {

std::string joined(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, "; "));
}

std::string text_of(const Article& article) {
  std::string text;
  for (const auto& paragraph : article.paragraphs) {
    if (!text.empty()) text += "\n\n";
    text += paragraph.text;
  }
  return text;
}

std::string iso(const std::optional<PartialDate>& date) {
  return date ? date->to_iso() : "";
}

void append(const StoredArticle& stored, std::string& out) {
  const Article& article = stored.article;
  out += fmt::format("{}", stored.id);
  for (const auto& field :
       {article.external_id, iso(article.date), iso(article.updated), article.title, article.kicker,
        article.source, article.url, joined(article.authors), article.section, article.language,
        article.agency, joined(article.topics), text_of(article)}) {
    out += ',';
    out += csv_field(field);
  }
  out += "\r\n";
}

}  // namespace

ExportFormat csv_export() {
  return {.name = "csv",
          .media_type = "text/csv; charset=utf-8; header=present",
          .extension = "csv",
          .begin =
              "id,external_id,date,updated,title,kicker,source,url,authors,section,language,agency,"
              "topics,text\r\n",
          .between = "",
          .end = "",
          .append = append};
}

}  // namespace blattwerk::output
