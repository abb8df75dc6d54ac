#include "server/pages/quotation_list.h"

#include <algorithm>

#include "server/pages/hit_list.h"
#include "server/pages/search_form.h"
#include "text/utf8.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kShownAtOnce = 5;
constexpr std::size_t kMostBytes = 500;

std::string shortened(const std::string& text) {
  if (text.size() <= kMostBytes) return text;
  const std::size_t blank = text.rfind(' ', kMostBytes);
  const std::size_t end = blank == std::string::npos ? text::floor_border(text, kMostBytes) : blank;
  return text.substr(0, end) + " …";
}

// The words are German whatever the language of the page, and so are their marks.
Html one_quotation(const Words& words, const search::EntityQuotation& quotation) {
  Link passage = article_link(quotation.article);
  if (quotation.paragraph > 0) passage.at("p" + std::to_string(quotation.paragraph));
  const std::string said = shortened(quotation.text);
  Html facts = join(element("a", {href(passage), {"lang", "de"}}, quotation.title),
                    time_element(words, quotation.date));
  if (!quotation.direct) facts += element("span", {}, words(kReportedSpeech));
  return element(
      "li", {{"class", "hit"}},
      element("blockquote", {{"lang", "de"}}, element("p", {}, quotation.direct ? "„" + said + "“" : said)),
      element("p", {{"class", "facts"}}, facts));
}

Link search_for_all(const search::EntitySummary& entity) {
  std::string name = entity.name;
  std::erase(name, '"');
  return SearchForm().with_query("sagt:\"" + name + '"').in_order(search::Order::newest).link();
}

}  // namespace

Html quotation_section(const Words& words, const search::EntityPortrait& portrait) {
  if (portrait.quotations.empty()) return {};
  Html first;
  Html more;
  std::size_t shown = 0;
  for (const auto& quotation : portrait.quotations)
    (shown++ < kShownAtOnce ? first : more) += one_quotation(words, quotation);
  Html list = element("ol", {{"class", "quotations"}}, first);
  if (!more.empty()) {
    list += element("details", {}, element("summary", {}, words(kShowMore, shown - kShownAtOnce)),
                    element("ol", {{"class", "quotations"}}, more));
  }
  return element("section", {{"aria-labelledby", "quotations"}},
                 element("h2", {{"id", "quotations"}}, words(kQuotations)), list,
                 element("p", {},
                         element("a", {href(search_for_all(portrait.entity))},
                                 words.count(kQuotedIn, portrait.quoted_in), " →")));
}

}  // namespace blattwerk::server::pages
