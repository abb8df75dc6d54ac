#include "server/pages/citation_box.h"

#include "output/export/citation.h"
#include "output/export/export_format.h"

namespace blattwerk::server::pages {
namespace {

struct Format {
  const char* name;   // as the export knows it
  const char* title;  // as people know it
};
constexpr Format kFormats[] = {{"bibtex", "BibTeX"}, {"ris", "RIS"}, {"csl-json", "CSL-JSON"}};

std::string author(const output::AuthorName& name) {
  if (const auto* corporate = std::get_if<output::CorporateName>(&name)) return corporate->name;
  const auto& person = std::get<output::PersonName>(name);
  const std::string family = output::family_with_particle(person);
  return person.given.empty() ? family : family + ", " + person.given;
}

bool ends_sentence(const std::string& text) {
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with("…");
}

Html copy_button(const Words& words, const std::string& id, const std::string& what) {
  return element("button",
                 {{"type", "button"},
                  {"class", "quiet live"},
                  {"data-copy", id},
                  {"aria-label", words(kCopyWhat, what)}},
                 words(kCopy));
}

}  // namespace

std::string citation_line(const Words& words, const StoredArticle& stored) {
  const Article& article = stored.article;
  std::string line;
  for (const auto& name : output::cited_authors(article)) line += (line.empty() ? "" : "; ") + author(name);
  if (!line.empty()) line += ": ";
  line += article.title;
  if (!ends_sentence(line)) line += '.';
  if (!article.source.empty()) line += ' ' + words(kCitedIn) + ' ' + article.source;
  if (article.date) line += (article.source.empty() ? " " : ", ") + words.day(*article.date);
  if (!article.source.empty() || article.date) line += '.';
  if (!article.url.empty()) {
    line += ' ' + article.url;
    if (const std::string day = output::accessed_on(stored); !day.empty())
      line += " (" + words(kAccessed, words.date(day)) + ")";
  }
  return line;
}

Html citation_box(const Words& words, const StoredArticle& stored) {
  const std::string line = citation_line(words, stored);
  Html box = join(element("blockquote", {{"id", "cite-line"}}, line),
                  element("p", {}, copy_button(words, "cite-line", words(kCite))));
  for (const Format& format : kFormats) {
    const auto* exported = output::find_export_format(format.name);
    if (exported == nullptr) continue;
    const std::string id = std::string("cite-") + format.name;
    box += element("details", {}, element("summary", {}, format.title),
                   element("pre", {{"id", id}}, output::export_article(stored, *exported)),
                   element("p", {}, copy_button(words, id, format.title)));
  }
  return element("section", {{"class", "cite"}, {"aria-labelledby", "cite"}},
                 element("h2", {{"id", "cite"}}, words(kCite)), box);
}

}  // namespace blattwerk::server::pages
