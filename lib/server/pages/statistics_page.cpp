#include <algorithm>

#include "server/pages/calendar.h"
#include "server/pages/frame.h"
#include "server/pages/pages.h"
#include "server/pages/search_form.h"

namespace blattwerk::server::pages {
namespace {

Html row(const std::string& name, const std::string& value) {
  return element("tr", {}, element("th", {{"scope", "row"}}, name), element("td", {}, value));
}

std::string number(const Words& words, std::int64_t value) {
  return words.number(static_cast<std::uint64_t>(std::max<std::int64_t>(0, value)));
}

Html figures(const Words& words, const ArchiveStatistics& all) {
  Html rows = join(row(words(kArticlesTitle), number(words, all.articles)),
                   row(words(kUndatedTitle), number(words, all.undated)),
                   row(words(kParagraphs), number(words, all.paragraphs)),
                   row(words(kEarlierVersions), number(words, all.earlier_versions)),
                   row(words(kNames), number(words, all.entities)),
                   row(words(kTextSize), words.bytes(all.text_bytes)),
                   row(words(kOriginalsSize), words.bytes(all.original_bytes)),
                   row(words(kFileSize), words.bytes(all.file_bytes)));
  if (!all.first_date.empty()) {
    rows += row(words(kFirstArticle), words.date(all.first_date));
    rows += row(words(kLastArticle), words.date(all.last_date));
  }
  return element("table", {{"class", "figures"}}, element("caption", {}, words(kInNumbers)),
                 element("tbody", {}, rows));
}

Html sources(const Words& words, const ArchiveStatistics& all) {
  Html rows;
  for (const auto& [source, count] : all.sources) {
    const Link link = SearchForm().with("source", source).in_order(search::Order::newest).link();
    rows += element("tr", {}, element("th", {{"scope", "row"}}, element("a", {href(link)}, source)),
                    element("td", {}, number(words, count)));
  }
  if (rows.empty()) return {};
  return element("table", {{"class", "figures"}}, element("caption", {}, words(kSources)),
                 element("tbody", {}, rows));
}

}  // namespace

Response statistics_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const ArchiveStatistics all = context.statistics();
  Page page;
  page.title = words(kStatistics);
  page.content = join(element("header", {{"class", "page-head"}}, element("h1", {}, words(kStatistics))),
                      element("div", {{"class", "side-by-side"}}, figures(words, all), sources(words, all)),
                      element("p", {}, element("a", {href(Link("/health"))}, words(kHealthLink), " →")));
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
