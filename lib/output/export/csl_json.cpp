#include <string>

#include <fmt/format.h>

#include "output/export/citation.h"
#include "output/export/export_format.h"
#include "output/json_value.h"

// The input of citeproc, by the schema csl-data.json of the Citation Style Language.

namespace blattwerk::output {
namespace {

Json date_json(const PartialDate& date) {
  Json parts = Json::array({date.year()});
  if (date.month() > 0) parts.push_back(date.month());
  if (date.day() > 0) parts.push_back(date.day());
  return {{"date-parts", Json::array({std::move(parts)})}};
}

Json author_json(const AuthorName& name) {
  if (const auto* corporate = std::get_if<CorporateName>(&name)) return {{"literal", corporate->name}};
  const auto& person = std::get<PersonName>(name);
  Json json = {{"family", person.family}};
  put_known(json, "given", person.given);
  // Since 1919 `von` is a part of the family name and never dropped.
  put_known(json, "non-dropping-particle", person.particle);
  put_known(json, "suffix", person.suffix);
  return json;
}

void append(const StoredArticle& stored, std::string& out) {
  const Article& article = stored.article;
  Json json = {{"id", citation_key(stored)}, {"type", "article-newspaper"}, {"title", article.title}};
  Json authors = Json::array();
  for (const auto& name : cited_authors(article)) authors.push_back(author_json(name));
  if (!authors.empty()) json["author"] = std::move(authors);
  put_known(json, "container-title", article.source);
  if (article.date) json["issued"] = date_json(*article.date);
  put_known(json, "URL", article.url);
  if (const auto accessed = PartialDate::parse_iso(accessed_on(stored)))
    json["accessed"] = date_json(*accessed);
  put_known(json, "section", article.section);
  put_known(json, "language", article.language);
  put_known(json, "keyword", fmt::format("{}", fmt::join(article.topics, ", ")));
  put_known(json, "abstract", std::string(lead_of(article)));
  // The schema has no field for it.
  if (!article.kicker.empty()) json["custom"] = {{"kicker", article.kicker}};
  out += dump(json, JsonLayout::line);
}

}  // namespace

ExportFormat csl_json_export() {
  return {.name = "csl-json",
          .media_type = "application/vnd.citationstyles.csl+json",
          .extension = "csl.json",
          .begin = "[\n",
          .between = ",\n",
          .end = "\n]\n",
          .append = append};
}

}  // namespace blattwerk::output
