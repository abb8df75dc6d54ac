#include "output/json.h"

#include "output/json_value.h"
#include "output/quotations.h"

namespace blattwerk::output {
namespace {

Json paragraphs_json(const std::vector<Paragraph>& paragraphs) {
  Json list = Json::array();
  int n = 0;
  for (const auto& paragraph : paragraphs) {
    list.push_back({{"n", ++n}, {"kind", to_string(paragraph.kind)}, {"text", paragraph.text}});
  }
  return list;
}

Json origin_json(const Origin& origin) {
  Json json = {{"path", origin.path}};
  put_known(json, "place", origin.place);
  json["sha256"] = origin.sha256;
  json["format"] = origin.format;
  put_known(json, "imported", origin.imported);
  return json;
}

Json near_duplicates_json(const std::vector<NearDuplicate>& duplicates) {
  Json list = Json::array();
  for (const auto& duplicate : duplicates) {
    Json json = {{"id", duplicate.id}, {"title", duplicate.title}};
    put_known(json, "date", duplicate.date);
    put_known(json, "source", duplicate.source);
    list.push_back(std::move(json));
  }
  return list;
}

Json counts_json(const std::vector<EntityCount>& counts) {
  Json list = Json::array();
  for (const auto& entity : counts)
    list.push_back({{"type", to_string(entity.type)}, {"name", entity.name}, {"count", entity.count}});
  return list;
}

Json article_json(const StoredArticle& stored) {
  const Article& article = stored.article;
  Json json = {{"id", stored.id}};
  put_known(json, "external_id", article.external_id);
  json["title"] = article.title;
  put_known(json, "kicker", article.kicker);
  put_known(json, "date", article.date);
  put_known(json, "updated", article.updated);
  put_known(json, "source", article.source);
  put_known(json, "url", article.url);
  if (!article.authors.empty()) json["authors"] = article.authors;
  put_known(json, "section", article.section);
  put_known(json, "language", article.language);
  put_known(json, "agency", article.agency);
  if (!article.topics.empty()) json["topics"] = article.topics;
  put_known(json, "lead", std::string(lead_of(article)));
  json["paragraphs"] = paragraphs_json(article.paragraphs);
  json["entities"] = counts_json(stored.entities);
  if (!stored.derived.empty()) json["derived"] = counts_json(stored.derived);
  Json quotations = Json::array();
  for (const auto& quotation : stored.quotations) {
    quotations.push_back({{"speaker", quotation.speaker},
                          {"text", text_of(article, quotation)},
                          {"start", quotation.start},
                          {"end", quotation.end},
                          {"paragraph", quotation.text},
                          {"kind", kind_of(quotation)}});
  }
  if (!quotations.empty()) json["quotations"] = std::move(quotations);
  if (stored.version > 1) json["version"] = stored.version;
  if (!stored.origins.empty()) json["origin"] = origin_json(stored.origins.front());
  if (stored.origins.size() > 1) {
    Json more = Json::array();
    for (const auto& origin : stored.origins) more.push_back(origin_json(origin));
    json["origins"] = std::move(more);
  }
  if (!stored.near_duplicates.empty()) json["duplicates"] = near_duplicates_json(stored.near_duplicates);
  return json;
}

Json version_json(const EarlierVersion& earlier) {
  Json json = {{"version", earlier.version}, {"title", earlier.article.title}};
  put_known(json, "kicker", earlier.article.kicker);
  put_known(json, "date", earlier.article.date);
  put_known(json, "updated", earlier.article.updated);
  json["recorded"] = earlier.recorded;
  json["paragraphs"] = paragraphs_json(earlier.article.paragraphs);
  return json;
}

}  // namespace

std::string to_json(const StoredArticle& article, JsonLayout layout) {
  return dump(article_json(article), layout);
}

std::string to_json(const StoredArticle& article, const std::vector<EarlierVersion>& earlier,
                    JsonLayout layout) {
  Json json = article_json(article);
  Json versions = Json::array();
  for (const auto& version : earlier) versions.push_back(version_json(version));
  json["versions"] = std::move(versions);
  return dump(json, layout);
}

std::string to_json(const ImportReport& report, JsonLayout layout) {
  Json errors = Json::array();
  for (const auto& error : report.errors) errors.push_back({{"path", error.path}, {"reason", error.reason}});
  const Json json = {
      {"new", report.added},           {"updated", report.updated},      {"unchanged", report.unchanged},
      {"duplicate", report.duplicate}, {"failed", report.errors.size()}, {"seconds", report.seconds},
      {"errors", std::move(errors)}};
  return dump(json, layout);
}

std::string to_json(const ArchiveStatistics& statistics, JsonLayout layout) {
  Json json = {{"archive", statistics.path},
               {"file_bytes", statistics.file_bytes},
               {"articles", statistics.articles},
               {"undated", statistics.undated},
               {"paragraphs", statistics.paragraphs},
               {"earlier_versions", statistics.earlier_versions},
               {"entities", statistics.entities},
               {"text_bytes", statistics.text_bytes},
               {"original_bytes", statistics.original_bytes}};
  put_known(json, "first_date", statistics.first_date);
  put_known(json, "last_date", statistics.last_date);
  Json sources = Json::array();
  for (const auto& [name, articles] : statistics.sources)
    sources.push_back({{"value", name}, {"count", articles}});
  json["sources"] = std::move(sources);
  return dump(json, layout);
}

}  // namespace blattwerk::output
