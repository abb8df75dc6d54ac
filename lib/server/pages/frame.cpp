#include "server/pages/frame.h"

#include "server/pages/assets.h"
#include "server/problem.h"

namespace blattwerk::server::pages {
namespace {

Html head(const Words& words, const Page& page) {
  const std::string title = page.title.empty() ? words(kSiteTitle) : page.title + " · Blattwerk";
  Html head;
  head += element("meta", {{"charset", "utf-8"}});
  head += element("title", {}, title);
  head += element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head += element("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  head += element("link", {{"rel", "stylesheet"}, href(asset_link(Asset::style))});
  head += element("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, href(asset_link(Asset::icon))});
  head += element("link", {{"rel", "search"},
                           {"type", "application/opensearchdescription+xml"},
                           {"title", "Blattwerk"},
                           href(Link("/opensearch.xml"))});
  if (page.feed) {
    head += element("link", {{"rel", "alternate"}, {"type", "application/atom+xml"}, href(*page.feed)});
  }
  head += script(asset_link(Asset::script));
  return element("head", {}, head);
}

Html navigation(const Context& context, const Words& words, Place at) {
  struct Entry {
    Place place;
    Link link;
    Message name;
  };
  const Entry entries[] = {
      {Place::archive, Link("/archive"), kArchive}, {Place::entities, Link("/entities"), kNames},
      {Place::trends, Link("/trends"), kTrends},    {Place::saved, Link("/saved"), kSavedSearches},
      {Place::import, Link("/import"), kImport},
  };
  Html list;
  for (const Entry& entry : entries) {
    if (entry.place == Place::import && context.settings().read_only) continue;
    list += element("li", {},
                    element("a", {href(entry.link), only_if(entry.place == at, {"aria-current", "page"})},
                            words(entry.name)));
  }
  return element("nav", {{"aria-label", words(kNavigation)}}, element("ul", {}, list));
}

Html header(const Context& context, const Words& words, const Page& page) {
  const bool front = page.place == Place::start;
  const Html name =
      element("a", {{"class", "wordmark"}, href(Link("/"))}, leaf(), element("span", {}, "Blattwerk"));
  // The front page is called what the site is called.
  const Html title = front ? element("h1", {}, name) : name;
  return element("header", {{"class", front ? "top front" : "top"}}, title,
                 front ? Html() : search_box(words, "q", page.query), navigation(context, words, page.place));
}

Html language_switch(const Words& words, const Request& request) {
  const char* other = words.german() ? "en" : "de";
  const Link link = Link("/language").part(other).with("back", address_of(request).string());
  return element("a", {href(link), {"lang", other}, {"hreflang", other}, {"rel", "nofollow"}},
                 words.german() ? "English" : "Deutsch");
}

Html footer(const Context& context, const Words& words, const Request& request) {
  Html links = join(element("li", {}, element("a", {href(Link("/help"))}, words(kHelp))),
                    element("li", {}, element("a", {href(Link("/concordance"))}, words(kConcordance))),
                    element("li", {}, element("a", {href(Link("/statistics"))}, words(kStatistics))),
                    element("li", {}, element("a", {href(Link("/health"))}, words(kHealth))),
                    element("li", {}, language_switch(words, request)));
  if (context.settings().read_only) links += element("li", {}, words(kReadOnly));
  return element("footer", {}, element("ul", {}, links),
                 element("p", {},
                         element("button", {{"type", "button"}, {"class", "quiet live"}, flag("data-keys")},
                                 words(kKeys)),
                         " Blattwerk ", context.settings().version));
}

Html keys_dialog(const Words& words) {
  struct Key {
    std::string_view keys;
    Message meaning;
  };
  static constexpr Key kTable[] = {
      {"/", kKeySearch},  {"j", kKeyNext},        {"k", kKeyPrevious}, {"Enter", kKeyOpen},
      {"n", kKeyNextHit}, {"p", kKeyPreviousHit}, {"Esc", kKeyEscape}, {"?", kKeyHelp},
  };
  Html rows;
  for (const Key& key : kTable) {
    rows += element("div", {}, element("dt", {}, element("kbd", {}, key.keys)),
                    element("dd", {}, words(key.meaning)));
  }
  return element(
      "dialog", {{"id", "keys"}, {"aria-labelledby", "keys-title"}},
      element("h2", {{"id", "keys-title"}}, words(kKeys)), element("dl", {}, rows),
      element("form", {{"method", "dialog"}}, element("button", {{"autofocus", ""}}, words(kClose))));
}

}  // namespace

Html leaf() {
  return element(
      "svg",
      {{"class", "leaf"}, {"viewBox", "0 0 24 24"}, {"width", 24}, {"height", 24}, {"aria-hidden", "true"}},
      element("path",
              {{"d",
                "M3 20.5C4.6 11.4 10.400 4.400 20.700 3.100 21.300 12.200 16.800 19 8.500 18.600 7 "
                "18.500 6 18 5.400 17.400 7.500 13.500 10.600 10.200 14.600 8 9.600 9.700 6 13.600 4.400 "
                "20.800Z"}}));
}

Html csrf_field(const Context& context) {
  return element("input", {{"type", "hidden"}, {"name", "csrf"}, {"value", context.csrf_token()}});
}

Html search_box(const Words& words, const char* id, std::string_view query) {
  return element("form", {{"role", "search"}, {"class", "searchbox"}, action(Link("/search"))},
                 element("label", {{"for", id}, {"class", "unseen"}}, words(kSearchArchive)),
                 element("div", {{"class", "combo"}},
                         element("input", {{"type", "search"},
                                           {"id", id},
                                           {"name", "q"},
                                           {"value", query},
                                           {"placeholder", words(kSearchPlaceholder)},
                                           {"autocomplete", "off"},
                                           {"autocapitalize", "off"},
                                           {"spellcheck", "false"},
                                           {"maxlength", 2000},
                                           {"data-complete", ""}})),
                 element("button", {}, words(kSearch)));
}

Link address_of(const Request& request) {
  Link link("/");
  for (const auto& segment : request.segments) link.part(segment);
  for (const auto& [name, value] : request.query) link.with(name, value);
  return link;
}

Response show(const Context& context, const Request& request, const Page& page) {
  const Words words = words_for(request);
  const Html body = element("body", {{"data-language", words.code()}},
                            element("a", {{"class", "skip"}, href(Link::to_place("content"))}, words(kSkip)),
                            header(context, words, page),
                            element("main", {{"id", "content"}, {"tabindex", "-1"}}, page.content),
                            footer(context, words, request), keys_dialog(words));
  return answer(kHtml, document(element("html", {{"lang", words.code()}}, head(words, page), body)).markup());
}

Response error_page(const Context& context, const Request& request, const Problem& problem) {
  const Words words = words_for(request);
  const bool missing = problem.status() == 404;
  Page page;
  page.title = words(missing ? kNotFound : kWentWrong);
  page.content = element("div", {{"class", "measure message"}}, element("h1", {}, page.title),
                         element("p", {}, missing ? words(kNotFoundAdvice) : std::string(problem.what())),
                         element("p", {}, element("a", {href(Link("/"))}, words(kToStart))));
  Response response = show(context, request, page);
  response.status = problem.status();
  return response;
}

}  // namespace blattwerk::server::pages
