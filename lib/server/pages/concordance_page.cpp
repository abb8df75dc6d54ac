#include "search/query_parser.h"
#include "search/reading.h"
#include "server/pages/frame.h"
#include "server/pages/hit_list.h"
#include "server/pages/pages.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kMostLines = 200;
constexpr std::size_t kContext = 70;

struct Choice {
  search::ConcordanceOrder order;
  std::string_view parameter;
  Message name;
};
constexpr Choice kChoices[] = {{search::ConcordanceOrder::newest, "newest", kNewestFirst},
                               {search::ConcordanceOrder::left, "left", kByLeft},
                               {search::ConcordanceOrder::right, "right", kByRight}};

search::ConcordanceOrder read_order(std::string_view name) {
  for (const Choice& choice : kChoices) {
    if (choice.parameter == name) return choice.order;
  }
  return search::ConcordanceOrder::newest;
}

Html order_links(const Words& words, std::string_view query, search::ConcordanceOrder order) {
  Html links;
  for (const Choice& choice : kChoices) {
    links += element("li", {},
                     element("a",
                             {href(Link("/concordance").with("q", query).with("by", choice.parameter)),
                              only_if(choice.order == order, {"aria-current", "true"})},
                             words(choice.name)));
  }
  return element("nav", {{"class", "sort"}, {"aria-label", words(kOrder)}}, element("ul", {}, links));
}

Html lines_table(const Words& words, const std::vector<search::ConcordanceLine>& lines,
                 std::string_view query) {
  Html rows;
  for (const auto& line : lines) {
    rows += element(
        "tr", {{"class", "hit"}}, element("td", {{"class", "left"}}, element("span", {}, line.left)),
        element(
            "td", {{"class", "match"}},
            element("a",
                    {href(article_link(line.id, query)
                              .at(line.paragraph == 0 ? "content" : "p" + std::to_string(line.paragraph)))},
                    line.match)),
        element("td", {{"class", "right"}}, line.right),
        element("td", {{"class", "facts"}, {"title", line.title}}, words.short_date(line.date)));
  }
  const Html head = element("tr", {}, element("th", {{"scope", "col"}}, words(kBefore)),
                            element("th", {{"scope", "col"}}, words(kMatch)),
                            element("th", {{"scope", "col"}}, words(kBehind)),
                            element("th", {{"scope", "col"}}, words(kDate)));
  const Html columns =
      element("colgroup", {}, element("col", {{"class", "around"}}), element("col", {{"class", "middle"}}),
              element("col", {{"class", "around"}}), element("col", {{"class", "date"}}));
  return element("table", {{"class", "concordance"}}, columns, element("thead", {{"class", "unseen"}}, head),
                 element("tbody", {{"lang", "de"}}, rows));
}

}  // namespace

Response concordance_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const std::string query = request.query.get("q");
  const auto order = read_order(request.query.get("by"));
  Html content = element("header", {{"class", "page-head"}}, element("h1", {}, words(kConcordance)),
                         element("p", {{"class", "hint"}}, words(kConcordanceHint)));
  content += element("form", {{"class", "within"}, {"role", "search"}, action(Link("/concordance"))},
                     element("label", {{"for", "words"}}, words(kWordOrPhrase)),
                     element("input", {{"type", "search"}, {"id", "words"}, {"name", "q"}, {"value", query}}),
                     element("button", {}, words(kShow)));
  if (!query.empty()) {
    const auto reader = context.reader();
    search::ConcordanceOptions options;
    options.most = kMostLines;
    options.context = kContext;
    options.order = order;
    const auto lines = search::find_concordance(reader->archive, reader->analyzer,
                                                search::parse_query(query, Context::today()),
                                                context.search_options(), options);
    if (lines.empty()) {
      content += element("p", {{"class", "message"}}, words(kNothingFoundFor, words.quoted(query)));
    } else {
      content += element("div", {{"class", "results-head"}},
                         element("p", {{"class", "total"}},
                                 lines.size() == kMostLines ? words(kFirstPlaces, kMostLines)
                                                            : words.count(kPlacesInText, lines.size())),
                         order_links(words, query, order));
      content += lines_table(words, lines, query);
    }
  }
  Page page;
  page.title = query.empty() ? words(kConcordance) : words(kConcordanceOf, words.quoted(query));
  page.query = query;
  page.content = content;
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
