#include <algorithm>
#include <span>

#include "search/entities.h"
#include "search/plan.h"
#include "server/pages/article_text.h"
#include "server/pages/companions_picture.h"
#include "server/pages/frame.h"
#include "server/pages/histogram.h"
#include "server/pages/hit_list.h"
#include "server/pages/pages.h"
#include "server/pages/quotation_list.h"
#include "server/pages/search_form.h"
#include "text/exact_form.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kEntitiesOnPage = 90;
constexpr std::size_t kSameNameShown = 6;
constexpr std::size_t kKeyArticlesShown = 5;
constexpr std::size_t kCompanionsShown = 10;
constexpr std::size_t kArticlesShown = 10;
constexpr std::size_t kMostMonths = 120;  // beyond which years are shown

std::string_view condition_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "person";
    case EntityType::organization:
      return "org";
    default:
      return "place";
  }
}

// The search for all articles that name an entity.
SearchForm search_for(const search::EntityPortrait& portrait) {
  const search::EntitySummary& entity = portrait.entity;
  SearchForm form;
  form.order = search::Order::newest;
  if (entity.type != EntityType::other && portrait.derived == 0)
    return form.with(condition_of(entity.type), entity.name);
  search::EntityName name{.type = entity.type, .name = entity.name, .exact = portrait.derived > 0};
  std::erase(name.name, '"');
  return form.with_query(search::to_string(search::Node{std::move(name)}));
}

Html name_form(const Words& words, std::string_view name) {
  return element(
      "form", {{"class", "within"}, {"role", "search"}, action(Link("/entity"))},
      element("label", {{"for", "name"}}, words(kFindName)),
      element("input",
              {{"type", "search"}, {"id", "name"}, {"name", "name"}, {"value", name}, {"required", ""}}),
      element("button", {}, words(kFind)));
}

std::vector<search::FacetCount> by_month_or_year(const std::vector<search::FacetCount>& months) {
  if (months.size() <= kMostMonths) return months;
  std::vector<search::FacetCount> years;
  for (const auto& month : months) {
    const std::string year = month.value.substr(0, 4);
    if (years.empty() || years.back().value != year) years.push_back({year, 0});
    years.back().count += month.count;
  }
  return years;
}

Html companions_list(const Words& words, const search::EntityPortrait& portrait) {
  Html first;
  Html more;
  std::size_t shown = 0;
  for (const auto& companion : portrait.companions) {
    (shown++ < kCompanionsShown ? first : more) +=
        element("li", {},
                element("a", {href(entity_link(companion.entity.type, companion.entity.name))},
                        companion.entity.name),
                " ", element("span", {{"class", "number"}}, words.number(companion.together)));
  }
  Html list = element("ol", {{"class", "columns"}}, first);
  if (!more.empty()) {
    list += element("details", {}, element("summary", {}, words(kShowMore, shown - kCompanionsShown)),
                    element("ol", {{"class", "columns"}}, more));
  }
  return list;
}

Html called(const Words& words, const search::EntityPortrait& portrait) {
  // The name's own words say nothing new.
  const std::string own = text::exact_form(portrait.entity.name);
  Html names;
  for (const auto& name : portrait.names) {
    if (own.find(text::exact_form(name)) == std::string::npos) names += element("li", {}, name);
  }
  if (names.empty()) return {};
  return element("section", {{"aria-labelledby", "called"}},
                 element("h2", {{"id", "called"}}, words(kAlsoCalled)),
                 element("ul", {{"class", "called"}}, names));
}

Html key_articles(const Words& words, const search::EntityPortrait& portrait) {
  if (portrait.key_articles.size() < 2) return {};
  Html items;
  for (std::size_t i = 0; i < std::min(kKeyArticlesShown, portrait.key_articles.size()); ++i) {
    const search::KeyArticle& article = portrait.key_articles[i];
    items += element("li", {{"class", "hit"}},
                     element("a", {href(article_link(article.id)), {"lang", "de"}}, article.title),
                     element("span", {{"class", "facts"}}, article.source,
                             article.source.empty() ? "" : " · ", words.short_date(article.date)));
  }
  return element("section", {{"class", "similar"}, {"aria-labelledby", "most"}},
                 element("h2", {{"id", "most"}}, words(kKeyArticles)), element("ul", {}, items));
}

Html others_of_name(const Words& words, std::span<const search::EntitySummary> others) {
  if (others.empty()) return {};
  Html items;
  for (const auto& entity : others) {
    items +=
        element("li", {}, element("a", {href(entity_link(entity.type, entity.name))}, entity.name), " (",
                words(entity_type_name(entity.type)), ", ", words.count(kArticles, entity.articles), ")");
  }
  return element("section", {{"aria-labelledby", "others"}},
                 element("h2", {{"id", "others"}}, words(kSameName)), element("ul", {}, items));
}

// The entity that was asked for first, where the name stands for several.
void put_exact_first(std::vector<search::EntitySummary>& entities, const std::string& name) {
  const auto exact = std::ranges::find(entities, name, &search::EntitySummary::name);
  if (exact != entities.end()) std::rotate(entities.begin(), exact, exact + 1);
}

Response unknown_name(const Context& context, const Request& request, const Words& words,
                      const std::string& name) {
  Page page;
  page.title = words(kNames);
  page.place = Place::entities;
  page.content = element(
      "div", {{"class", "measure message"}}, element("h1", {}, words(kUnknownName, words.quoted(name))),
      element(
          "p", {},
          element("a", {href(Link("/search").with("q", name))}, words(kSearchForWord, words.quoted(name)))),
      name_form(words, name));
  Response response = show(context, request, page);
  response.status = 404;
  return response;
}

}  // namespace

Response entities_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const auto type = parse_entity_type(request.query.get("type"));
  const std::size_t number = SearchForm::read(request.query).page;
  search::EntityListOptions options;
  options.type = type;
  options.limit = kEntitiesOnPage;
  options.offset = (number - 1) * kEntitiesOnPage;
  const search::EntityList list = search::list_entities(context.reader()->database(), options);

  struct Choice {
    std::optional<EntityType> type;
    Message name;
  };
  static constexpr Choice kChoices[] = {{std::nullopt, kAll},
                                        {EntityType::person, kPersons},
                                        {EntityType::organization, kOrganizations},
                                        {EntityType::place, kPlaces},
                                        {EntityType::other, kOthers}};
  const auto link_to = [](std::optional<EntityType> of, std::size_t page) {
    Link link("/entities");
    if (of) link.with("type", to_string(*of));
    if (page > 1) link.with("page", page);
    return link;
  };
  Html tabs;
  for (const Choice& choice : kChoices) {
    tabs += element(
        "li", {},
        element("a", {href(link_to(choice.type, 1)), only_if(choice.type == type, {"aria-current", "true"})},
                words(choice.name)));
  }
  Html rows;
  for (const auto& entity : list.entities) {
    rows += element("li", {{"class", "hit"}},
                    element("a", {href(entity_link(entity.type, entity.name)), {"lang", "de"}}, entity.name),
                    " ", element("span", {{"class", "number"}}, words.number(entity.articles)));
  }
  const std::size_t pages = (list.total + kEntitiesOnPage - 1) / kEntitiesOnPage;
  Page page;
  page.title = words(kNames);
  page.place = Place::entities;
  page.content =
      join(element("header", {{"class", "page-head"}}, element("h1", {}, words(kNames)),
                   element("p", {{"class", "total"}}, words.count(kNamesCount, list.total))),
           name_form(words, {}),
           element("nav", {{"class", "sort"}, {"aria-label", words(kKind)}}, element("ul", {}, tabs)),
           list.entities.empty() ? element("p", {{"class", "message"}}, words(kNoNames))
                                 : element("ol", {{"class", "columns"}}, rows),
           pager(words, number, pages, [&](std::size_t to) { return link_to(type, to); }));
  return show(context, request, page);
}

Response entity_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const std::string name = request.query.get("name");
  const auto reader = context.reader();
  auto entities =
      search::find_summaries(reader->database(), name, parse_entity_type(request.query.get("type")));
  if (entities.empty()) return unknown_name(context, request, words, name);
  put_exact_first(entities, name);
  if (entities.size() > kSameNameShown) entities.resize(kSameNameShown);
  const search::EntityPortrait portrait = read_within_time(context, reader->database(), [&] {
    return search::make_portrait(reader->database(), entities.front());
  });
  const search::EntitySummary& entity = portrait.entity;
  const SearchForm all = search_for(portrait);

  std::vector<std::string> bad_dates;
  search::SearchOptions options = context.search_options();
  options.order = search::Order::newest;
  options.limit = kArticlesShown;
  const search::Hits hits = reader->searcher.search(all.to_query(Context::today(), bad_dates), options);

  std::string span;
  if (!portrait.first.empty()) {
    span = portrait.first == portrait.last
               ? words.date(portrait.first)
               : words(kFromTo, words.date(portrait.first), words.date(portrait.last));
  }
  const std::string derived =
      portrait.derived == 0 ? "" : "; " + words.count(kDerivedArticles, portrait.derived);
  Html head = join(element("p", {{"class", "kicker"}}, words(entity_type_name(entity.type))),
                   element("h1", {{"lang", "de"}}, entity.name),
                   element("p", {{"class", "total"}}, words.count(kArticles, entity.articles),
                           span.empty() ? "" : " · ", span, derived));
  Html main = element("header", {{"class", "page-head"}}, head);
  const DateBars bars = make_bars(by_month_or_year(portrait.months));
  if (bars.bars.size() > 1) {
    main += element(
        "section", {{"aria-labelledby", "over-time"}}, element("h2", {{"id", "over-time"}}, words(kOverTime)),
        histogram(words, bars, [&](std::string_view date) { return all.dated(date, date).link(); }));
  }
  if (!portrait.companions.empty()) {
    main += element("section", {{"aria-labelledby", "together"}},
                    element("h2", {{"id", "together"}}, words(kTogetherWith)),
                    element("div", {{"class", "together"}}, companions_picture(words, portrait),
                            element("div", {}, companions_list(words, portrait))));
  }
  main += quotation_section(words, portrait);
  Html articles = hit_list(words, reader->database(), hits.hits, {}, Headline::of_section);
  if (hits.total > hits.hits.size()) {
    articles +=
        element("p", {}, element("a", {href(all.link())}, words.count(kAllArticlesOf, hits.total), " →"));
  }
  main += element("section", {{"aria-labelledby", "articles"}},
                  element("h2", {{"id", "articles"}}, words(kNewestArticles)), articles);
  const Html aside = join(called(words, portrait), key_articles(words, portrait),
                          others_of_name(words, std::span(entities).subspan(1)), name_form(words, {}));
  Page page;
  page.title = entity.name;
  page.place = Place::entities;
  page.content = element("div", {{"class", "with-aside"}}, element("div", {}, main),
                         element("aside", {{"aria-label", words(kAboutName)}}, aside));
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
