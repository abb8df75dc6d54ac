#include <ctime>

#include <fmt/chrono.h>

#include "search/saved_search.h"
#include "server/guard.h"
#include "server/pages/frame.h"
#include "server/pages/hit_list.h"
#include "server/pages/pages.h"
#include "server/pages/search_form.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kNewsShown = 10;

Html change_button(const Context& context, const char* change, const std::string& name,
                   const std::string& label) {
  const auto hidden = [](const char* field, std::string_view value) {
    return element("input", {{"type", "hidden"}, {"name", field}, {"value", value}});
  };
  return element("form", {{"method", "post"}, action(Link("/saved"))}, csrf_field(context),
                 hidden("change", change), hidden("name", name),
                 element("button", {{"class", "quiet"}}, label));
}

Html one_search(const Context& context, const Words& words, const store::Database& database,
                const search::SavedSearch& saved, const search::Hits& news) {
  Html buttons;
  if (!context.settings().read_only) {
    if (news.total > 0) buttons += change_button(context, "seen", saved.name, words(kMarkSeen));
    buttons += change_button(context, "forget", saved.name, words(kForget));
  }
  const Html total = news.total == 0
                         ? element("span", {{"class", "number"}}, words(kNothingNew))
                         : element("strong", {{"class", "number"}}, words.count(kNewArticles, news.total));
  Html section = element(
      "header", {}, element("h2", {}, saved.name),
      element(
          "p", {},
          element("a", {href(SearchForm().with_query(saved.query).in_order(search::Order::newest).link())},
                  element("code", {}, saved.query)),
          " · ", total));
  if (!news.hits.empty()) section += hit_list(words, database, news.hits, saved.query, Headline::of_section);
  section += element("div", {{"class", "buttons"}}, buttons);
  return element("section", {{"class", "saved"}}, section);
}

Html save_form(const Context& context, const Words& words, const std::string& query) {
  const auto field = [](const char* id, const std::string& label, std::string_view value) {
    return element(
        "div", {{"class", "field"}}, element("label", {{"for", id}}, label),
        element("input", {{"type", "text"}, {"id", id}, {"name", id}, {"value", value}, {"required", ""}}));
  };
  return element("form", {{"class", "queries"}, {"method", "post"}, action(Link("/saved"))},
                 csrf_field(context),
                 element("input", {{"type", "hidden"}, {"name", "change"}, {"value", "save"}}),
                 field("name", words(kSavedName), query), field("query", words(kQuery), query),
                 element("button", {}, words(kSave)));
}

}  // namespace

Response saved_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const auto reader = context.reader();
  Html sections;
  for (const auto& saved : search::list_saved_searches(reader->database())) {
    search::SearchOptions options = context.search_options();
    options.order = search::Order::newest;
    options.limit = kNewsShown;
    options.language = request.language;
    sections +=
        one_search(context, words, reader->database(), saved,
                   search::find_news(reader->archive, reader->analyzer, saved, Context::today(), options));
  }
  Html content = element("header", {{"class", "page-head"}}, element("h1", {}, words(kSavedSearches)),
                         element("p", {{"class", "hint"}}, words(kSavedHint)));
  if (!context.settings().read_only) content += save_form(context, words, request.query.get("q"));
  content += sections;
  Page page;
  page.title = words(kSavedSearches);
  page.place = Place::saved;
  page.content = element("div", {{"class", "measure wide"}}, content);
  return show(context, request, page);
}

Response change_saved(const Context& context, const Request& request) {
  context.require_writable();
  if (!has_csrf_token(request, context.csrf_token())) throw Problem(403, words_for(request)(kFormExpired));
  const auto archive = store::Archive::open_for_writing(context.settings().archive);
  const std::string name = request.form.get("name");
  const std::string change = request.form.get("change");
  if (change == "save") {
    const std::string now = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    search::save_search(archive.database(), name, request.form.get("query"), now);
  } else if (change == "forget") {
    search::forget_search(archive.database(), name);
  } else if (change == "seen") {
    search::mark_seen(archive.database(), name);
  } else {
    throw Problem(400, "`change` is one of save, forget, seen");
  }
  return see_other(Link("/saved").string());
}

}  // namespace blattwerk::server::pages
