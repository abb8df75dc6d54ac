#include "server/pages/duplicate_list.h"

#include <algorithm>

#include "server/pages/hit_list.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kMostListed = 20;

}  // namespace

Html duplicate_list(const Words& words, const store::Database& database, const search::Hit& hit,
                    std::string_view query) {
  if (hit.duplicates.empty()) return {};
  auto article = database.prepare("SELECT title, date, source FROM article WHERE id = ?1");
  Html items;
  for (std::size_t i = 0; i < std::min(kMostListed, hit.duplicates.size()); ++i) {
    article.bind(1, hit.duplicates[i]);
    if (article.step()) {
      const std::string source(article.text(2));
      items += element(
          "li", {},
          element("a", {href(article_link(hit.duplicates[i], query)), {"lang", "de"}}, article.text(0)), " ",
          element("span", {}, source, source.empty() ? "" : " · ", words.short_date(article.text(1))));
    }
    article.reset();
  }
  if (hit.duplicates.size() > kMostListed)
    items += element("li", {}, words(kShowMore, words.number(hit.duplicates.size() - kMostListed)));
  return element("details", {{"class", "facts duplicates"}},
                 element("summary", {}, words.count(kNearDuplicates, hit.duplicates.size())),
                 element("ul", {}, items));
}

Html duplicates_switch(const Words& words, const std::vector<search::Hit>& hits, search::NearDuplicates shown,
                       Link link) {
  const bool all = shown == search::NearDuplicates::all;
  const bool grouped =
      std::ranges::any_of(hits, [](const search::Hit& hit) { return !hit.duplicates.empty(); });
  if (!all && !grouped) return {};
  if (!all) link.with("all", "1");
  return element("p", {{"class", "hint"}},
                 element("a", {href(link), {"rel", "nofollow"}}, words(all ? kTogether : kOneByOne)));
}

}  // namespace blattwerk::server::pages
