#include "search/calendar.h"
#include "server/pages/calendar.h"
#include "server/pages/frame.h"
#include "server/pages/hit_list.h"
#include "server/pages/pages.h"
#include "store/article_reader.h"
#include "text/utf8.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kNewest = 9;
constexpr std::size_t kMonthSheets = 3;
constexpr std::size_t kContinuation = 1100;  // bytes

Html welcome(const Context& context, const Words& words) {
  Html ways;
  if (!context.settings().read_only)
    ways += element("p", {}, element("a", {href(Link("/import"))}, words(kWelcomeDrop)));
  ways += element("p", {}, words(kWelcomeCommand), " ", element("code", {}, "blattwerk import ~/Zeitung"));
  return element("div", {{"class", "measure message welcome"}}, element("h1", {}, words(kWelcome)),
                 element("p", {}, words(kWelcomeText)), ways);
}

Html dateline(const Words& words, const search::Calendar& calendar) {
  const PartialDate today = Context::today();
  Html span;
  if (!calendar.empty()) {
    const int first = calendar.years().back();
    const int last = calendar.years().front();
    span = element("span", {}, first == last ? std::to_string(first) : fmt::format("{}–{}", first, last));
  }
  return element("p", {{"class", "dateline"}},
                 element("span", {}, words.weekday(today), ", ", words.day(today)),
                 element("span", {}, words.count(kArticles, calendar.dated() + calendar.undated())), span);
}

// How the text of an article goes on behind its lead, for the story that leads the page.
std::string continuation(const store::Database& database, const search::Hit& hit) {
  std::string text;
  for (const Paragraph& paragraph : store::read_text(database, hit.id).paragraphs) {
    if (paragraph.kind != ParagraphKind::text || paragraph.text == hit.snippet) continue;
    text += (text.empty() ? "" : " ") + paragraph.text;
    if (text.size() > kContinuation) break;
  }
  if (text.size() <= kContinuation) return text;
  const std::size_t blank = text.rfind(' ', kContinuation);
  text.resize(blank == std::string::npos ? text::floor_border(text, kContinuation) : blank);
  return text + " …";
}

Html story(const Words& words, const search::Hit& hit, const std::string& more) {
  Html item;
  if (!hit.kicker.empty()) item += element("p", {{"class", "kicker"}}, hit.kicker);
  item += element("h3", {}, element("a", {href(article_link(hit.id))}, hit.title));
  if (!hit.snippet.empty()) item += element("p", {{"class", "snippet"}}, hit.snippet);
  if (!more.empty()) item += element("p", {{"class", "more"}}, more);
  Html facts;
  if (!hit.source.empty()) facts += element("span", {{"class", "source"}}, hit.source);
  facts += time_element(words, hit.date);
  item += element("p", {{"class", "facts"}, {"lang", words.code()}}, facts);
  return element("li", {{"class", more.empty() ? "hit story" : "hit story first"}, {"lang", "de"}}, item);
}

Html sheets(const Words& words, const search::Calendar& calendar) {
  Html html;
  const auto months = calendar.months();
  for (std::size_t i = 0; i < std::min(kMonthSheets, months.size()); ++i)
    html += month_sheet(words, calendar, months[i]);
  return html;
}

}  // namespace

Response start_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const auto reader = context.reader();
  const auto kept = context.calendar(reader->database());
  const search::Calendar& calendar = *kept;
  Page page;
  page.place = Place::start;
  page.content = join(dateline(words, calendar), search_box(words, "q", {}));
  if (calendar.empty() && calendar.undated() == 0) {
    page.content += welcome(context, words);
    return show(context, request, page);
  }
  search::SearchOptions options = context.search_options();
  options.order = search::Order::newest;
  options.limit = kNewest;
  const search::Hits newest = reader->searcher.search({{search::Everything{}}, std::nullopt, {}}, options);
  Html stories;
  for (std::size_t i = 0; i < newest.hits.size(); ++i) {
    stories += story(words, newest.hits[i],
                     i == 0 ? continuation(reader->database(), newest.hits[i]) : std::string());
  }
  page.content += element("section", {{"aria-labelledby", "newest"}},
                          element("h2", {{"id", "newest"}, {"class", "rubric"}}, words(kNewestArticles)),
                          element("ol", {{"class", "stories"}}, stories));
  if (!calendar.empty()) {
    page.content +=
        element("section", {{"aria-labelledby", "calendar"}},
                element("h2", {{"id", "calendar"}, {"class", "rubric"}}, words(kCalendar)),
                element("div", {{"class", "sheets"}}, sheets(words, calendar)),
                element("p", {}, element("a", {href(Link("/archive"))}, words(kWholeArchive), " →")));
  }
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
