#include "server/pages/hit_list.h"

#include <algorithm>

#include "server/pages/duplicate_list.h"

namespace blattwerk::server::pages {
namespace {

Html hit_item(const Words& words, const store::Database& database, const search::Hit& hit,
              std::string_view query, Headline headline) {
  // Articles are German whatever the language of the page; `lang` hyphenates them and has them read aloud
  // rightly.
  Html item;
  if (!hit.kicker.empty()) item += element("p", {{"class", "kicker"}, {"lang", "de"}}, hit.kicker);
  item += element(
      headline == Headline::of_page ? TagName("h2") : TagName("h3"), {{"lang", "de"}},
      element("a", {href(article_link(hit.id, query))}, highlighted(hit.title, hit.title_highlights)));
  Html facts;
  if (!hit.source.empty()) facts += element("span", {{"class", "source"}}, hit.source);
  facts += time_element(words, hit.date);
  if (!hit.snippet.empty()) {
    item += element("p", {{"class", "snippet"}, {"lang", "de"}}, highlighted(hit.snippet, hit.highlights));
  }
  item += element("p", {{"class", "facts"}}, facts);
  item += duplicate_list(words, database, hit, query);
  return element("li", {{"class", "hit"}}, element("article", {}, item));
}

}  // namespace

Html highlighted(std::string_view text, const search::Highlights& highlights) {
  Html html;
  std::size_t at = 0;
  for (const auto& [start, end] : highlights) {
    if (start < at || end > text.size() || end <= start) continue;
    html += text.substr(at, start - at);
    html += element("mark", {}, text.substr(start, end - start));
    at = end;
  }
  html += text.substr(at);
  return html;
}

Link article_link(std::int64_t id, std::string_view query) {
  return Link("/articles").part(id).with("q", query);
}

Html time_element(const Words& words, std::string_view iso) {
  if (iso.empty()) return element("span", {}, words(kUndated));
  return element("time", {{"datetime", iso}}, words.date(iso));
}

std::size_t pages_of(const search::Hits& hits, std::size_t page, std::size_t on_page) {
  const std::size_t pages = (hits.total + on_page - 1) / on_page;
  return hits.hits.size() < on_page ? std::min(page, pages) : pages;
}

Html hit_list(const Words& words, const store::Database& database, const std::vector<search::Hit>& hits,
              std::string_view query, Headline headline) {
  Html items;
  for (const auto& hit : hits) items += hit_item(words, database, hit, query, headline);
  return element("ol", {{"class", "hits"}}, items);
}

}  // namespace blattwerk::server::pages
