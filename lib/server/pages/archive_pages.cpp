#include <charconv>
#include <optional>

#include "search/calendar.h"
#include "search/plan.h"
#include "server/pages/calendar.h"
#include "server/pages/duplicate_list.h"
#include "server/pages/frame.h"
#include "server/pages/hit_list.h"
#include "server/pages/pages.h"
#include "server/pages/search_form.h"
#include "server/problem.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kArticlesOnPage = 100;

int number_of(std::string_view digits) {
  int number = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return failure == std::errc() && end == digits.data() + digits.size() ? number : 0;
}

// The date that a path such as /archive/2022/02/04 names. Throws Problem 404.
PartialDate date_of_path(const Request& request) {
  const auto& parts = request.captured;
  const int year = number_of(parts.at(0));
  std::optional<PartialDate> date;
  if (parts.size() == 1) date = PartialDate::of_year(year);
  if (parts.size() == 2) date = PartialDate::of_month(year, number_of(parts[1]));
  if (parts.size() == 3) date = PartialDate::of_day(year, number_of(parts[1]), number_of(parts[2]));
  if (!date) throw Problem(404, "there is no such date");
  return *date;
}

// What a list of articles is asked for, beside its dates.
struct ListPage {
  std::size_t number = 1;
  search::NearDuplicates duplicates = search::NearDuplicates::first;

  static ListPage read(const Request& request) {
    const SearchForm form = SearchForm::read(request.query);
    return {form.page, form.duplicates};
  }

  Link link(Link list, std::size_t page) const {
    if (duplicates == search::NearDuplicates::all) list.with("all", "1");
    if (page > 1) list.with("page", page);
    return list;
  }

  search::SearchOptions options(const Context& context) const {
    search::SearchOptions options = context.search_options();
    options.order = search::Order::newest;
    options.near_duplicates = duplicates;
    options.limit = kArticlesOnPage;
    options.offset = (number - 1) * kArticlesOnPage;
    return options;
  }
};

search::Hits list_articles(Reader& reader, search::SearchOptions options) {
  return reader.searcher.search({{search::Everything{}}, std::nullopt, {}}, options);
}

// Around the articles of a page: how near duplicates are shown, and the ways to other pages.
Html list_with_pages(const Words& words, const ListPage& page, const search::Hits& hits, const Link& list,
                     const Html& articles) {
  if (hits.hits.empty()) return element("p", {{"class", "message"}}, words(kNoArticlesThen));
  return join(duplicates_switch(words, hits.hits, page.duplicates, list), articles,
              pager(words, page.number, pages_of(hits, page.number, kArticlesOnPage),
                    [&](std::size_t number) { return page.link(list, number); }));
}

// The way back up: Archive, year, month.
Html path_to(const Words& words, const PartialDate& date) {
  Html items = element("li", {}, element("a", {href(Link("/archive"))}, words(kArchive)));
  if (date.month() != 0) {
    const auto year = *PartialDate::of_year(date.year());
    items += element("li", {}, element("a", {href(archive_link(year))}, std::to_string(date.year())));
  }
  if (date.day() != 0) {
    const auto month = *PartialDate::of_month(date.year(), date.month());
    items += element("li", {}, element("a", {href(archive_link(month))}, words.month(date.month())));
  }
  return element("nav", {{"class", "path"}, {"aria-label", words(kPath)}}, element("ol", {}, items));
}

// The nearest article dated before or behind, for going on from day to day where there is something.
std::optional<PartialDate> neighbour(const store::Database& database, const PartialDate& date,
                                     search::Order order) {
  const auto keys = store::keys_in_range(DateRange::covering(date)).interval;
  const bool back = order == search::Order::newest;
  auto statement = database.prepare(
      back ? "SELECT date FROM article WHERE key < ?1 AND key >= 0 AND length(date) >= ?2 ORDER BY key DESC "
             "LIMIT 1"
           : "SELECT date FROM article WHERE key > ?1 AND length(date) >= ?2 ORDER BY key LIMIT 1");
  const int length = date.day() != 0 ? 10 : date.month() != 0 ? 7 : 4;
  statement.bind(1, back ? keys.first : keys.last).bind(2, length);
  const auto iso = statement.first_text();
  return iso ? PartialDate::parse_iso(iso->substr(0, static_cast<std::size_t>(length))) : std::nullopt;
}

Html neighbours(const Words& words, const store::Database& database, const PartialDate& date) {
  Html links;
  if (const auto before = neighbour(database, date, search::Order::newest)) {
    links += element("a", {href(archive_link(*before)), {"rel", "prev"}}, "← ", words.day(*before));
  }
  if (const auto behind = neighbour(database, date, search::Order::oldest)) {
    links += element("a", {href(archive_link(*behind)), {"rel", "next"}}, words.day(*behind), " →");
  }
  if (links.empty()) return {};
  return element("nav", {{"class", "pager"}, {"aria-label", words(kNeighbours)}}, links);
}

// A line an article, under a heading for each day.
Html register_of(const Words& words, const store::Database& database, const std::vector<search::Hit>& hits) {
  Html days;
  Html lines;
  std::string day;
  const auto finish_day = [&] {
    if (lines.empty()) return;
    const auto date = PartialDate::parse_iso(day);
    Html heading = words.date(day);
    if (date && date->precision() == PartialDate::Precision::day) {
      heading = element("a", {href(archive_link(*date))}, words.weekday(*date), ", ", words.day(*date));
    } else if (date) {
      heading = words(kWithoutDay, words.day(*date));
    }
    days += element("section", {}, element("h2", {}, heading), element("ol", {{"class", "register"}}, lines));
    lines = {};
  };
  for (const auto& hit : hits) {
    if (hit.date.substr(0, 10) != day) {
      finish_day();
      day = hit.date.substr(0, 10);
    }
    const std::string time = hit.date.size() >= 16 ? hit.date.substr(11, 5) : std::string();
    lines += element(
        "li", {{"class", "hit"}}, element("span", {{"class", "time"}}, time),
        element("a", {href(article_link(hit.id)), {"lang", "de"}},
                hit.kicker.empty() ? Html() : join(element("span", {{"class", "kicker"}}, hit.kicker), " "),
                hit.title),
        element("span", {{"class", "source"}}, hit.source), duplicate_list(words, database, hit, {}));
  }
  finish_day();
  return days;
}

Html search_within(const Words& words, const PartialDate& date) {
  const std::string iso = date.to_iso();
  return element("form", {{"class", "within"}, {"role", "search"}, action(Link("/search"))},
                 element("label", {{"for", "within"}}, words(kSearchWithin, words.day(date))),
                 element("input", {{"type", "search"}, {"id", "within"}, {"name", "q"}}),
                 element("input", {{"type", "hidden"}, {"name", "from"}, {"value", iso}}),
                 element("input", {{"type", "hidden"}, {"name", "to"}, {"value", iso}}),
                 element("button", {}, words(kSearch)));
}

Html heading(const std::string& title, const std::string& total) {
  return element("header", {{"class", "page-head"}}, element("h1", {}, title),
                 element("p", {{"class", "total"}}, total));
}

}  // namespace

Response archive_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const auto reader = context.reader();
  const auto calendar = context.calendar(reader->database());
  Page page;
  page.title = words(kArchive);
  page.place = Place::archive;
  page.content =
      heading(words(kArchiveByDate), words.count(kArticles, calendar->dated() + calendar->undated()));
  if (calendar->empty() && calendar->undated() == 0)
    page.content += element("p", {{"class", "message"}}, words(kEmptyArchive));
  if (!calendar->empty())
    page.content += element("div", {{"class", "scroll"}, {"tabindex", "0"}}, year_table(words, *calendar));
  if (calendar->undated() > 0) {
    page.content += element(
        "p", {},
        element("a", {href(Link("/archive/undated"))}, words.count(kUndatedArticles, calendar->undated())));
  }
  return show(context, request, page);
}

Response year_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const PartialDate year = date_of_path(request);
  const auto reader = context.reader();
  const auto range = DateRange::covering(year);
  const auto calendar = search::read_calendar(reader->database(), range);
  Html sheets;
  for (int month = 1; month <= 12; ++month) {
    sheets += month_sheet(words, calendar, *PartialDate::of_month(year.year(), month));
  }
  Page page;
  page.title = words.day(year);
  page.place = Place::archive;
  page.content = join(path_to(words, year), heading(page.title, words.count(kArticles, calendar.dated())),
                      neighbours(words, reader->database(), year),
                      element("div", {{"class", "sheets"}}, sheets), search_within(words, year));
  return show(context, request, page);
}

Response month_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const PartialDate month = date_of_path(request);
  const ListPage asked = ListPage::read(request);
  const auto reader = context.reader();
  const auto range = DateRange::covering(month);
  const auto calendar = search::read_calendar(reader->database(), range);
  search::SearchOptions options = asked.options(context);
  options.dates = range;
  options.snippets = false;
  const search::Hits hits = list_articles(*reader, options);
  const Html list = list_with_pages(words, asked, hits, archive_link(month),
                                    register_of(words, reader->database(), hits.hits));
  Page page;
  page.title = words.day(month);
  page.place = Place::archive;
  page.content =
      join(path_to(words, month), heading(page.title, words.count(kArticles, hits.total)),
           element("div", {{"class", "with-aside"}}, element("div", {}, list),
                   element("aside", {{"aria-label", words(kCalendar)}}, month_sheet(words, calendar, month),
                           neighbours(words, reader->database(), month), search_within(words, month))));
  return show(context, request, page);
}

Response day_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const PartialDate day = date_of_path(request);
  const auto month = *PartialDate::of_month(day.year(), day.month());
  const ListPage asked = ListPage::read(request);
  const auto reader = context.reader();
  const auto calendar = search::read_calendar(reader->database(), DateRange::covering(month));
  search::SearchOptions options = asked.options(context);
  options.dates = DateRange::covering(day);
  const search::Hits hits = list_articles(*reader, options);
  const Html list = list_with_pages(words, asked, hits, archive_link(day),
                                    hit_list(words, reader->database(), hits.hits, {}, Headline::of_page));
  Page page;
  page.title = words.day(day);
  page.place = Place::archive;
  page.content =
      join(path_to(words, day),
           heading(words.weekday(day) + ", " + words.day(day), words.count(kArticles, hits.total)),
           element("div", {{"class", "with-aside"}}, element("div", {}, list),
                   element("aside", {{"aria-label", words(kCalendar)}}, month_sheet(words, calendar, month),
                           neighbours(words, reader->database(), day))));
  return show(context, request, page);
}

Response undated_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const ListPage asked = ListPage::read(request);
  const auto reader = context.reader();
  search::KeySet undated;
  const auto keys = store::keys_of_date(std::nullopt);
  auto statement = reader->database().prepare("SELECT key FROM article WHERE key BETWEEN ?1 AND ?2");
  statement.bind(1, keys.first).bind(2, keys.last);
  while (statement.step()) undated.add(statement.integer(0));
  search::SearchOptions options = asked.options(context);
  options.within = &undated;
  const search::Hits hits = list_articles(*reader, options);
  Page page;
  page.title = words(kUndatedTitle);
  page.place = Place::archive;
  page.content = join(heading(page.title, words.count(kArticles, hits.total)),
                      list_with_pages(words, asked, hits, Link("/archive/undated"),
                                      hit_list(words, reader->database(), hits.hits, {}, Headline::of_page)));
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
