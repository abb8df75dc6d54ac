#include <algorithm>

#include "search/query_parser.h"
#include "search/reading.h"
#include "server/pages/calendar.h"
#include "server/pages/frame.h"
#include "server/pages/pages.h"
#include "server/pages/search_form.h"
#include "server/pages/trend_curves.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kMostQueries = 5;

Html query_fields(const Words& words, const std::vector<std::string>& queries) {
  Html fields;
  const std::size_t count = std::min(kMostQueries, std::max<std::size_t>(3, queries.size() + 1));
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "query-" + std::to_string(i + 1);
    fields +=
        element("div", {{"class", "field"}}, element("label", {{"for", id}}, words(kQueryNumber, i + 1)),
                element("input", {{"type", "search"},
                                  {"id", id},
                                  {"name", "q"},
                                  {"value", i < queries.size() ? queries[i] : ""},
                                  {"autocomplete", "off"}}));
  }
  return element("form", {{"class", "queries"}, {"role", "search"}, action(Link("/trends"))}, fields,
                 element("button", {}, words(kCompare)));
}

Html legend(const Words& words, const std::vector<std::string>& queries,
            const std::vector<search::Trend>& trends) {
  Html items;
  for (std::size_t i = 0; i < trends.size(); ++i) {
    const Html sample =
        element("svg", {{"viewBox", "0 0 32 8"}, {"width", 32}, {"height", 8}, {"aria-hidden", "true"}},
                element("g", {{"class", "curve curve-" + std::to_string(i + 1)}},
                        element("polyline", {{"points", "0,4 32,4"}})));
    items += element("li", {}, sample, " ",
                     element("a", {href(SearchForm().with_query(queries[i]).link())}, queries[i]), " ",
                     element("span", {{"class", "number"}}, words.count(kArticles, trends[i].total)));
  }
  return element("ul", {{"class", "curve-legend"}}, items);
}

Html scale_links(const Words& words, const std::vector<std::string>& queries, TrendScale scale) {
  const auto item = [&](TrendScale to, const Message& name) {
    Link link("/trends");
    for (const auto& query : queries) link.with("q", query);
    if (to == TrendScale::number) link.with("by", "number");
    return element("li", {},
                   element("a", {href(link), only_if(to == scale, {"aria-current", "true"})}, words(name)));
  };
  return element("nav", {{"class", "sort"}, {"aria-label", words(kScale)}},
                 element("ul", {}, item(TrendScale::share, kByShare), item(TrendScale::number, kByNumber)));
}

Html table(const Words& words, const std::vector<std::string>& queries,
           const std::vector<search::Trend>& trends) {
  Html head = element("th", {{"scope", "col"}}, words(kMonth));
  for (const auto& query : queries) head += element("th", {{"scope", "col"}}, query);
  Html rows;
  for (std::size_t n = 0; n < trends.front().months.size(); ++n) {
    const std::string& month = trends.front().months[n].month;
    const bool any =
        std::ranges::any_of(trends, [n](const auto& trend) { return trend.months[n].count > 0; });
    if (!any) continue;
    Html row = element("th", {{"scope", "row"}}, words.date(month));
    for (std::size_t i = 0; i < trends.size(); ++i) {
      const auto& cell = trends[i].months[n];
      row +=
          element("td", {},
                  cell.count == 0
                      ? Html("–")
                      : element("a", {href(SearchForm().with_query(queries[i]).dated(month, month).link())},
                                words.number(cell.count)));
    }
    rows += element("tr", {}, row);
  }
  return element("details", {{"class", "numbers"}}, element("summary", {}, words(kAsTable)),
                 element("div", {{"class", "scroll"}, {"tabindex", "0"}},
                         element("table", {}, element("thead", {}, element("tr", {}, head)),
                                 element("tbody", {}, rows))));
}

}  // namespace

Response trends_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  std::vector<std::string> queries = request.query.all("q");
  if (queries.size() > kMostQueries) queries.resize(kMostQueries);
  Html content = element("header", {{"class", "page-head"}}, element("h1", {}, words(kTrendsTitle)),
                         element("p", {{"class", "hint"}}, words(kTrendsHint)));
  content += query_fields(words, queries);
  if (!queries.empty()) {
    const TrendScale scale = request.query.get("by") == "number" ? TrendScale::number : TrendScale::share;
    std::vector<search::Query> parsed;
    for (const auto& query : queries) parsed.push_back(search::parse_query(query, Context::today()));
    const auto reader = context.reader();
    const auto trends =
        search::find_trends(reader->archive, reader->analyzer, parsed, context.search_options());
    content +=
        element("figure", {{"class", "trend"}},
                element("div", {{"class", "results-head"}}, legend(words, queries, trends),
                        scale_links(words, queries, scale)),
                element("div", {{"class", "scroll"}, {"tabindex", "0"}}, trend_curves(words, trends, scale)),
                element("figcaption", {{"class", "hint"}},
                        words(scale == TrendScale::share ? kCurvesCaption : kCurvesNumberCaption)));
    content += table(words, queries, trends);
  }
  Page page;
  page.title = words(kTrendsTitle);
  page.place = Place::trends;
  page.content = content;
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
