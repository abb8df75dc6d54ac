#include "output/json_search.h"

#include "output/json_value.h"

namespace blattwerk::output {
namespace {

Json highlights_json(const search::Highlights& highlights) {
  Json list = Json::array();
  for (const auto& [start, end] : highlights) list.push_back({start, end});
  return list;
}

// The article stands for its near duplicates too.
void put_duplicates(Json& json, const search::Hit& hit) {
  if (hit.duplicates.empty()) return;
  json["more"] = hit.duplicates.size();
  json["duplicates"] = hit.duplicates;
}

Json hit_json(const search::Hit& hit) {
  Json json = {{"id", hit.id}};
  put_known(json, "external_id", hit.external_id);
  json["title"] = hit.title;
  put_known(json, "kicker", hit.kicker);
  put_known(json, "date", hit.date);
  put_known(json, "source", hit.source);
  put_known(json, "url", hit.url);
  json["score"] = hit.score;
  json["paragraph"] = hit.paragraph;
  json["snippet"] = hit.snippet;
  json["highlights"] = highlights_json(hit.highlights);
  if (!hit.title_highlights.empty()) json["title_highlights"] = highlights_json(hit.title_highlights);
  put_duplicates(json, hit);
  return json;
}

Json hits_json(const std::vector<search::Hit>& hits) {
  Json list = Json::array();
  for (const auto& hit : hits) list.push_back(hit_json(hit));
  return list;
}

Json counts_json(const std::vector<search::FacetCount>& counts) {
  Json list = Json::array();
  for (const auto& [value, count] : counts) list.push_back({{"value", value}, {"count", count}});
  return list;
}

Json facets_json(const search::Facets& facets) {
  return {{"date", counts_json(facets.date)},       {"source", counts_json(facets.source)},
          {"section", counts_json(facets.section)}, {"author", counts_json(facets.author)},
          {"person", counts_json(facets.person)},   {"organization", counts_json(facets.organization)},
          {"place", counts_json(facets.place)}};
}

Json notes_json(const std::vector<search::Note>& notes, search::Language language) {
  Json list = Json::array();
  for (const auto& note : notes) {
    list.push_back({{"start", note.start}, {"end", note.end}, {"message", search::message(note, language)}});
  }
  return list;
}

Json listed_json(const search::Hit& hit) {
  Json json = {{"id", hit.id}};
  put_known(json, "external_id", hit.external_id);
  json["title"] = hit.title;
  put_known(json, "date", hit.date);
  put_known(json, "source", hit.source);
  put_duplicates(json, hit);
  return json;
}

}  // namespace

std::string to_json(const SearchAnswer& answer, JsonLayout layout) {
  const search::Hits& hits = answer.hits;
  Json json = {{"query", answer.query}, {"understood", hits.query}, {"total", hits.total}};
  if (!hits.complete) json["complete"] = false;
  put_known(json, "suggestion", hits.suggestion);
  json["took_ms"] = hits.took_ms;
  json["hits"] = hits_json(hits.hits);
  if (hits.relaxed)
    json["relaxed"] = {{"total", hits.relaxed->total}, {"hits", hits_json(hits.relaxed->hits)}};
  if (hits.facets) json["facets"] = facets_json(*hits.facets);
  if (!hits.notes.empty()) json["notes"] = notes_json(hits.notes, answer.language);
  if (!hits.explanation.empty()) json["explanation"] = hits.explanation;
  return dump(json, layout);
}

std::string to_json(const search::Hit& hit, JsonLayout layout) {
  return dump(hit_json(hit), layout);
}

std::string list_to_json(const search::Hits& list, JsonLayout layout) {
  Json articles = Json::array();
  for (const auto& hit : list.hits) articles.push_back(listed_json(hit));
  const Json json = {{"total", list.total}, {"articles", std::move(articles)}};
  return dump(json, layout);
}

std::string listed_to_json(const search::Hit& hit, JsonLayout layout) {
  return dump(listed_json(hit), layout);
}

}  // namespace blattwerk::output
