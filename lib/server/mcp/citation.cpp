#include "server/mcp/citation.h"

#include <fmt/format.h>

namespace blattwerk::server::mcp {
namespace {

using output::Json;

std::string text(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number() ? found->get<std::int64_t>() : 0;
}

// „Titel“ (tagesschau.de, 2022-02-04), article 17, https://…
std::string cite(const Json& article) {
  std::string where = text(article, "source");
  if (const auto date = text(article, "date"); !date.empty())
    where += (where.empty() ? "" : ", ") + date.substr(0, 10);
  std::string citation = "“" + text(article, "title") + "”";
  if (!where.empty()) citation += " (" + where + ")";
  citation += fmt::format(", article {}", number(article, "id"));
  if (const auto url = text(article, "url"); !url.empty()) citation += ", " + url;
  return citation;
}

std::string tell_hits(const Json& hits) {
  std::string told;
  int n = 0;
  for (const auto& hit : hits) {
    told += fmt::format("{}. {}\n", ++n, cite(hit));
    if (const auto snippet = text(hit, "snippet"); !snippet.empty()) told += "   " + snippet + '\n';
  }
  return told;
}

std::string tell_portrait(const Json& portrait) {
  std::string told = fmt::format("{} ({}): in {} articles", text(portrait, "name"), text(portrait, "type"),
                                 number(portrait, "articles"));
  if (portrait.contains("first")) {
    told += fmt::format(", {} to {}", text(portrait, "first").substr(0, 10),
                        text(portrait, "last").substr(0, 10));
  }
  told += ".\nAppears with:\n";
  for (const auto& companion : portrait["companions"]) {
    told += fmt::format("- {} ({}), {} articles together\n", text(companion, "name"), text(companion, "type"),
                        number(companion, "together"));
  }
  return told;
}

}  // namespace

std::string tell_search(const Json& answer) {
  std::string told =
      fmt::format("{} articles found for {}.\n", number(answer, "total"), text(answer, "understood"));
  if (answer.contains("complete")) told += "The search was stopped at its time limit; there may be more.\n";
  told += tell_hits(answer["hits"]);
  if (answer.contains("relaxed"))
    told += "With most of the words only:\n" + tell_hits(answer["relaxed"]["hits"]);
  if (answer.contains("notes")) {
    for (const auto& note : answer["notes"]) told += "Note: " + text(note, "message") + '\n';
  }
  return told;
}

std::string tell_list(const Json& answer) {
  return fmt::format("{} articles.\n", number(answer, "total")) + tell_hits(answer["articles"]);
}

std::string tell_article(const Json& article) {
  std::string told = cite(article) + '\n';
  if (article.contains("authors")) {
    std::string authors;
    for (const auto& author : article["authors"])
      authors += (authors.empty() ? "" : ", ") + author.get<std::string>();
    if (!authors.empty()) told += "By " + authors + '\n';
  }
  for (const auto& paragraph : article["paragraphs"]) told += '\n' + text(paragraph, "text") + '\n';
  return told;
}

std::string tell_entities(const Json& answer) {
  if (!answer.contains("entities")) return tell_portrait(answer);
  std::string told = fmt::format("{} entities.\n", number(answer, "total"));
  for (const auto& entity : answer["entities"]) {
    told += fmt::format("- {} ({}), in {} articles\n", text(entity, "name"), text(entity, "type"),
                        number(entity, "articles"));
  }
  return told;
}

std::string tell_trends(const Json& answer) {
  std::string told;
  for (const auto& trend : answer["trends"]) {
    told += fmt::format("{}: {} articles. By month:", text(trend, "query"), number(trend, "total"));
    for (const auto& month : trend["months"]) {
      if (number(month, "count") > 0)
        told += fmt::format(" {}: {};", text(month, "month"), number(month, "count"));
    }
    told += '\n';
  }
  return told;
}

}  // namespace blattwerk::server::mcp
