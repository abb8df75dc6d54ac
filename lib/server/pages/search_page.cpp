#include <algorithm>

#include "server/pages/duplicate_list.h"
#include "server/pages/facet_lists.h"
#include "server/pages/frame.h"
#include "server/pages/hit_list.h"
#include "server/pages/pages.h"
#include "server/pages/search_form.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kHitsOnPage = 20;

Html notes(const Words& words, const std::vector<search::Note>& about_query,
           const std::vector<std::string>& bad_dates) {
  Html items;
  for (const auto& note : about_query) items += element("li", {}, search::message(note, words.language()));
  for (const auto& date : bad_dates) items += element("li", {}, words(kNoDate, words.quoted(date)));
  if (items.empty()) return {};
  return element("div", {{"role", "status"}}, element("ul", {{"class", "notes"}}, items));
}

Html sort_links(const Words& words, const SearchForm& form) {
  struct Choice {
    search::Order order;
    Message name;
  };
  static constexpr Choice kChoices[] = {{search::Order::relevance, kByRelevance},
                                        {search::Order::newest, kNewestFirst},
                                        {search::Order::oldest, kOldestFirst}};
  Html links;
  for (const Choice& choice : kChoices) {
    links += element("li", {},
                     element("a",
                             {href(form.in_order(choice.order).link()),
                              only_if(form.order == choice.order, {"aria-current", "true"})},
                             words(choice.name)));
  }
  return element("nav", {{"class", "sort"}, {"aria-label", words(kOrder)}}, element("ul", {}, links));
}

Html more_views(const Words& words, const SearchForm& form) {
  if (form.query.empty()) return {};
  return element(
      "ul", {{"class", "views"}},
      element("li", {},
              element("a", {href(Link("/concordance").with("q", form.query))}, words(kAsConcordance))),
      element("li", {}, element("a", {href(Link("/trends").with("q", form.query))}, words(kAsTrend))),
      element("li", {}, element("a", {href(Link("/saved").with("q", form.query))}, words(kSaveSearch))));
}

// What was probably meant by words that the archive lacks.
Html did_you_mean(const Words& words, const SearchForm& form, const std::string& suggestion) {
  if (suggestion.empty()) return {};
  return element("p", {{"class", "message"}}, words(kDidYouMean), " ",
                 element("a", {href(form.with_query(suggestion).link())}, suggestion), "?");
}

Html nothing_found(const Words& words, const SearchForm& form) {
  Html advice;
  if (!form.is_plain()) {
    const SearchForm plain = SearchForm().with_query(form.query);
    advice += element("li", {}, element("a", {href(plain.link())}, words(kSearchWithoutConditions)));
  }
  if (!form.any_word && form.query.find(' ') != std::string::npos) {
    SearchForm any = form.on_page(1);
    any.any_word = true;
    advice += element("li", {}, element("a", {href(any.link())}, words(kSearchAnyWord)));
  }
  advice += element("li", {}, words(kAdviceFewerWords));
  advice += element("li", {}, words(kAdviceTruncate), element("code", {}, "Klima*"));
  advice += element("li", {}, element("a", {href(Link("/help"))}, words(kAdviceHelp)));
  return element("div", {{"class", "message"}}, element("p", {}, words(kNothingFoundAdvice)),
                 element("ul", {}, advice));
}

std::string title_of(const Words& words, const SearchForm& form) {
  return form.query.empty() ? words(kAllArticles) : words.quoted(form.query);
}

Html results(const Words& words, const store::Database& database, const SearchForm& form,
             const search::Hits& hits) {
  if (hits.hits.empty() && form.page == 1) return nothing_found(words, form);
  SearchForm grouped = form.on_page(1);
  grouped.duplicates = search::NearDuplicates::first;
  return join(duplicates_switch(words, hits.hits, form.duplicates, grouped.link()),
              hit_list(words, database, hits.hits, form.query, Headline::of_page),
              pager(words, form.page, pages_of(hits, form.page, kHitsOnPage),
                    [&](std::size_t page) { return form.on_page(page).link(); }));
}

Html relaxed(const Words& words, const store::Database& database, const SearchForm& form,
             const search::Relaxed& found) {
  return element("section", {{"class", "relaxed"}, {"aria-labelledby", "relaxed"}},
                 element("h2", {{"id", "relaxed"}}, words(kMostOfTheWords)),
                 hit_list(words, database, found.hits, form.query, Headline::of_section));
}

}  // namespace

Response search_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const SearchForm form = SearchForm::read(request.query);
  std::vector<std::string> bad_dates;
  search::SearchOptions options = context.search_options();
  options.order = form.order;
  options.words = form.any_word ? search::WordMode::any : search::WordMode::all;
  options.limit = kHitsOnPage;
  options.offset = (form.page - 1) * kHitsOnPage;
  options.facets = true;
  options.language = request.language;
  options.near_duplicates = form.duplicates;
  const auto reader = context.reader();
  const search::Hits hits = reader->searcher.search(form.to_query(Context::today(), bad_dates), options);

  const Html head =
      join(element("h1", {{"class", "unseen"}}, words(kSearchFor, title_of(words, form))),
           element("p", {{"class", "total"}, {"role", "status"}}, words.count(kHits, hits.total)),
           element("p", {{"class", "facts to-facets"}},
                   element("a", {href(Link::to_place("facets"))}, words(kNarrow), " ↓")),
           sort_links(words, form));
  Html main = join(element("div", {{"class", "results-head"}}, head), chosen_conditions(words, form),
                   did_you_mean(words, form, hits.suggestion), notes(words, hits.notes, bad_dates),
                   results(words, reader->database(), form, hits));
  if (hits.relaxed) main += relaxed(words, reader->database(), form, *hits.relaxed);
  const Html aside =
      element("aside", {{"class", "facets"}, {"id", "facets"}, {"aria-labelledby", "facets-title"}},
              element("h2", {{"id", "facets-title"}}, words(kNarrow)),
              hits.facets ? facet_lists(words, form, *hits.facets) : Html(), more_views(words, form));
  Page page;
  page.title = title_of(words, form);
  page.query = form.query;
  page.feed = form.on_page(1).at(Link("/api/v1/feed"));
  page.content =
      element("div", {{"class", "with-aside"}}, element("div", {{"class", "results"}}, main), aside);
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
