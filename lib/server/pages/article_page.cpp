#include <algorithm>
#include <filesystem>

#include "search/query_marker.h"
#include "search/query_parser.h"
#include "search/reading.h"
#include "server/pages/article_text.h"
#include "server/pages/calendar.h"
#include "server/pages/citation_box.h"
#include "server/pages/frame.h"
#include "server/pages/hit_list.h"
#include "server/pages/pages.h"
#include "server/requested_article.h"
#include "store/article_reader.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kSimilarArticles = 5;
constexpr std::size_t kNamesShown = 8;
constexpr std::size_t kHitLinks = 12;

std::vector<search::Highlights> find_highlights(Reader& reader, const Context& context,
                                                const Article& article, const std::string& query) {
  if (query.empty()) return std::vector<search::Highlights>(article.paragraphs.size() + 1);
  const search::Query parsed = search::parse_query(query, Context::today());
  return search::QueryMarker(reader.archive, reader.analyzer, parsed, context.search_options())
      .mark(article.title, article.paragraphs);
}

Html byline(const Words& words, const Article& article) {
  Html line;
  const auto add = [&](const Html& piece) {
    if (!line.empty()) line += element("span", {{"class", "dot"}, {"aria-hidden", "true"}}, " · ");
    line += piece;
  };
  if (!article.authors.empty()) {
    Html authors = words(kBy) + " ";
    for (std::size_t i = 0; i < article.authors.size(); ++i) {
      if (i > 0) authors += i + 1 == article.authors.size() ? words(kAnd) : ", ";
      authors += element("a", {href(Link("/search").with("author", article.authors[i])), {"rel", "author"}},
                         article.authors[i]);
    }
    add(authors);
  }
  if (!article.source.empty())
    add(element("a", {href(Link("/search").with("source", article.source))}, article.source));
  const std::string iso = article.date ? article.date->to_iso() : "";
  add(article.date ? element("a", {href(archive_link(*article.date))}, time_element(words, iso))
                   : time_element(words, iso));
  if (article.updated && article.updated != article.date)
    add(join(words(kUpdated), " ", time_element(words, article.updated->to_iso())));
  return element("p", {{"class", "byline"}}, line);
}

Html body_of(const StoredArticle& stored, const std::vector<search::Highlights>& highlights, bool with_names,
             ArticleTextWriter& writer) {
  static const std::vector<EntityMention> kNoMentions;
  Html body;
  for (std::size_t n = 1; n <= stored.article.paragraphs.size(); ++n) {
    const Paragraph& paragraph = stored.article.paragraphs[n - 1];
    const auto& mentions = with_names && n < stored.mentions.size() ? stored.mentions[n] : kNoMentions;
    const Html text = writer.write(paragraph.text, highlights[n], mentions);
    const std::string id = "p" + std::to_string(n);
    switch (paragraph.kind) {
      case ParagraphKind::lead:
        body += element("p", {{"class", "lead"}, {"id", id}}, text);
        break;
      case ParagraphKind::heading:
        body += element("h2", {{"id", id}}, text);
        break;
      case ParagraphKind::text:
        body += element("p", {{"id", id}, {"data-n", n}}, text);
        break;
    }
  }
  return body;
}

Html hit_steps(const Words& words, std::size_t hits, const std::string& query) {
  Html links;
  for (std::size_t hit = 1; hit <= std::min(hits, kHitLinks); ++hit) {
    links += element("li", {},
                     element("a", {href(Link::to_place("hit-" + std::to_string(hit)))}, std::to_string(hit)));
  }
  // For the script, which puts them in the place of the numbers.
  const auto step = [&](const char* direction, const Message& label, const char* arrow) {
    return element("button",
                   {{"type", "button"},
                    {"class", "quiet live"},
                    {"data-step", direction},
                    {"title", words(label)},
                    {"aria-label", words(label)}},
                   arrow);
  };
  return element(
      "nav", {{"class", "steps"}, {"aria-label", words(kHitsInArticle)}, {"data-steps", hits}},
      element("a", {{"class", "back"}, href(Link("/search").with("q", query))}, "← ", words.quoted(query)),
      element("span", {{"role", "status"}}, words.count(kPlacesInText, hits)), element("ol", {}, links),
      hits == 0 ? Html() : join(step("previous", kPreviousMatch, "↑"), step("next", kNextMatch, "↓")));
}

Html names_toggle(const Words& words, std::int64_t id, const std::string& query, bool with_names) {
  Link link = article_link(id, query);
  if (!with_names) link.with("names", "1");
  Html legend;
  if (with_names) {
    for (const auto type :
         {EntityType::person, EntityType::organization, EntityType::place, EntityType::other}) {
      legend += element("li", {},
                        element("span", {{"class", "name " + std::string(entity_class(type))}},
                                words(entity_type_name(type))));
    }
    legend = element("ul", {{"class", "legend"}}, legend);
  }
  return join(element("p", {},
                      element("a", {href(link), {"class", "toggle"}, {"rel", "nofollow"}},
                              words(with_names ? kHideNames : kShowNames))),
              legend);
}

Html names_list(const Words& words, const StoredArticle& stored) {
  Html lists;
  const std::pair<EntityType, Message> kinds[] = {{EntityType::person, kPersons},
                                                  {EntityType::organization, kOrganizations},
                                                  {EntityType::place, kPlaces},
                                                  {EntityType::other, kOthers}};
  for (const auto& [type, title] : kinds) {
    Html first;
    Html more;
    std::size_t count = 0;
    for (const EntityCount& entity : stored.entities) {
      if (entity.type != type) continue;
      (count++ < kNamesShown ? first : more) +=
          element("li", {}, element("a", {href(entity_link(type, entity.name))}, entity.name));
    }
    if (count == 0) continue;
    lists += element("h3", {}, words(title));
    lists += element("ul", {{"class", "names"}}, first);
    if (!more.empty()) {
      lists += element("details", {}, element("summary", {}, words(kShowMore, count - kNamesShown)),
                       element("ul", {{"class", "names"}}, more));
    }
  }
  Html derived;
  for (const EntityCount& entity : stored.derived)
    derived += element("li", {}, element("a", {href(entity_link(entity.type, entity.name))}, entity.name));
  if (!derived.empty()) {
    lists += element("details", {}, element("summary", {}, words(kDerivedNames)),
                     element("ul", {{"class", "names"}}, derived));
  }
  return lists;
}

Html fact(const std::string& name, const Html& value) {
  return value.empty() ? Html() : join(element("dt", {}, name), element("dd", {}, value));
}

Html facts(const Words& words, const StoredArticle& stored) {
  const Article& article = stored.article;
  Html list;
  if (!article.url.empty()) {
    list +=
        fact(words(kOriginalPage),
             element("a", {href_outside(article.url), {"rel", "external noreferrer noopener"}}, article.url));
  }
  if (!article.section.empty()) {
    list += fact(words(kSection),
                 element("a", {href(Link("/search").with("section", article.section))}, article.section));
  }
  list += fact(words(kAgency), article.agency);
  Html topics;
  for (const auto& topic : article.topics) topics += (topics.empty() ? "" : ", ") + topic;
  list += fact(words(kTopics), topics);
  if (stored.version > 1) {
    list += fact(words(kVersions),
                 element("a", {href(Link("/articles").part(stored.id).part("versions"))},
                         words.count(kVersionCount, static_cast<std::uint64_t>(stored.version))));
  }
  for (const Origin& origin : stored.origins) {
    const std::string file = std::filesystem::path(origin.path).filename().string();
    list += fact(words(kOriginFile),
                 join(element("span", {{"title", origin.path}}, file), " (", origin.format, ")"));
    list += fact(words(kImported), time_element(words, origin.imported.substr(0, 10)));
  }
  list += fact(words(kNumberInArchive), std::to_string(stored.id));
  list += fact(words(kExternalId), article.external_id);
  return element("dl", {{"class", "facts"}}, list);
}

Html similar(const Words& words, const search::Hits& found) {
  if (found.hits.empty()) return {};
  Html items;
  for (const auto& hit : found.hits) {
    Html line = element("a", {href(article_link(hit.id)), {"lang", "de"}}, hit.title);
    line += element("span", {{"class", "facts"}}, hit.source, hit.source.empty() ? "" : " · ",
                    words.short_date(hit.date));
    items += element("li", {{"class", "hit"}}, line);
  }
  return element("section", {{"class", "similar"}, {"aria-labelledby", "similar"}},
                 element("h2", {{"id", "similar"}}, words(kSimilarArticlesTitle)), element("ul", {}, items));
}

}  // namespace

Response article_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const auto reader = context.reader();
  const std::int64_t id = requested_article(reader->database(), request.captured.front());
  const StoredArticle stored = *store::read_article(reader->database(), id);
  const Article& article = stored.article;
  const std::string query = request.query.get("q");
  const bool with_names = request.query.get("names") == "1";
  const auto highlights = find_highlights(*reader, context, article, query);
  search::SearchOptions options = context.search_options();
  options.limit = kSimilarArticles;
  options.snippets = false;
  const search::Hits alike = search::find_similar(reader->archive, reader->analyzer, id, options);

  ArticleTextWriter writer(words);
  const Html title = writer.write(article.title, highlights[0], {});
  const Html body = body_of(stored, highlights, with_names, writer);
  const std::string language = article.language.empty() ? "de" : article.language;
  Html head;
  if (!article.kicker.empty()) head += element("p", {{"class", "kicker"}}, article.kicker);
  head += element("h1", {}, title);
  const Html text =
      element("article", {{"class", "article"}, {"lang", language}},
              element("header", {}, head, element("div", {{"lang", words.code()}}, byline(words, article))),
              element("div", {{"class", "body"}}, body));
  Html aside;
  if (!article.url.empty() && (article.url.starts_with("http://") || article.url.starts_with("https://"))) {
    aside += element("p", {{"class", "outside"}},
                     element("a", {href_outside(article.url), {"rel", "external noreferrer noopener"}},
                             words(kToOriginal), element("span", {{"aria-hidden", "true"}}, " ↗")));
  }
  aside += element("section", {{"aria-labelledby", "names"}}, element("h2", {{"id", "names"}}, words(kNames)),
                   names_toggle(words, id, query, with_names), names_list(words, stored));
  aside += element("section", {{"aria-labelledby", "about"}},
                   element("h2", {{"id", "about"}}, words(kAboutArticle)), facts(words, stored));
  aside += similar(words, alike);
  aside += citation_box(words, stored);
  Page page;
  page.title = article.title;
  page.query = query;
  page.content =
      element("div", {{"class", "with-aside reading"}},
              element("div", {}, query.empty() ? Html() : hit_steps(words, writer.hits(), query), text),
              element("aside", {{"aria-label", words(kAboutArticle)}}, aside));
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
