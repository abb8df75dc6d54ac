#include <fmt/format.h>

#include "core/partial_date.h"
#include "server/api/handlers.h"
#include "server/selection.h"
#include "server/target.h"
#include "server/xml_text.h"

namespace blattwerk::server::api {
namespace {

// RFC 3339 wants a whole date: what is not known of it is the first of its kind.
std::string instant(const std::string& iso) {
  const auto date = PartialDate::parse_iso(iso);
  if (!date) return "1970-01-01T00:00:00Z";
  const auto whole = PartialDate::from_days_since_epoch(date->days_since_epoch());
  std::string text = whole ? whole->to_iso() : "1970-01-01";
  if (iso.size() > text.size()) return iso.size() > 19 ? iso : iso + "Z";
  return text + "T00:00:00Z";
}

std::string entry(const search::Hit& hit, const std::string& base) {
  const std::string page = fmt::format("{}/articles/{}", base, hit.id);
  std::string xml = fmt::format(
      "  <entry>\n    <id>{0}</id>\n    <title>{1}</title>\n    <updated>{2}</updated>\n    <link "
      "rel=\"alternate\" "
      "href=\"{0}\"/>\n",
      xml_text(page), xml_text(hit.title), instant(hit.date));
  if (hit.url.starts_with("http://") || hit.url.starts_with("https://")) {
    xml += fmt::format("    <link rel=\"via\" href=\"{}\"/>\n", xml_text(hit.url));
  }
  if (!hit.source.empty()) xml += fmt::format("    <author><name>{}</name></author>\n", xml_text(hit.source));
  if (!hit.snippet.empty()) xml += fmt::format("    <summary>{}</summary>\n", xml_text(hit.snippet));
  return xml + "  </entry>\n";
}

std::string with_query(const Request& request, std::string_view path) {
  return fmt::format("{}{}?q={}", request.base_url, path, encode_component(request.query.get("q")));
}

}  // namespace

// Atom (RFC 4287): the newest articles that a search finds.
Response get_feed(const Context& context, const Request& request) {
  search::SearchOptions options = read_options(context, request, search::Order::newest);
  options.relax = false;
  const auto reader = context.reader();
  const search::Hits hits = reader->searcher.search(read_query(request), options);
  const std::string self = xml_text(request.base_url + request.target);
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  "
      "<id>{0}</id>\n"
      "  <title>{1}</title>\n  <updated>{2}</updated>\n  <link rel=\"self\" href=\"{0}\"/>\n"
      "  <link rel=\"alternate\" href=\"{3}\"/>\n  <author><name>Blattwerk</name></author>\n"
      "  <generator version=\"{4}\">Blattwerk</generator>\n",
      self, xml_text(hits.query.empty() ? "Blattwerk" : "Blattwerk: " + hits.query),
      instant(hits.hits.empty() ? "" : hits.hits.front().date), xml_text(with_query(request, "/search")),
      context.settings().version);
  for (const auto& hit : hits.hits) xml += entry(hit, request.base_url);
  return answer("application/atom+xml; charset=utf-8", xml + "</feed>\n");
}

// OpenSearch 1.1: lets the browser search the archive from its address bar.
Response get_search_description(const Context& /*context*/, const Request& request) {
  const std::string base = xml_text(request.base_url);
  const bool german = request.language == search::Language::german;
  return answer(
      "application/opensearchdescription+xml; charset=utf-8",
      fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                  "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
                  "  <ShortName>Blattwerk</ShortName>\n  <Description>{1}</Description>\n"
                  "  <InputEncoding>UTF-8</InputEncoding>\n"
                  "  <Url type=\"text/html\" template=\"{0}/search?q={{searchTerms}}\"/>\n"
                  "  <Url type=\"application/x-suggestions+json\" "
                  "template=\"{0}/api/v1/suggest?q={{searchTerms}}\"/>\n"
                  "  <Url type=\"application/atom+xml\" template=\"{0}/api/v1/feed?q={{searchTerms}}\"/>\n"
                  "  <Url type=\"application/json\" template=\"{0}/api/v1/search?q={{searchTerms}}\"/>\n"
                  "</OpenSearchDescription>\n",
                  base, german ? "Im eigenen Nachrichtenarchiv suchen" : "Search the news archive"));
}

}  // namespace blattwerk::server::api
