#include <span>

#include "server/pages/frame.h"
#include "server/pages/pages.h"
#include "server/pages/search_form.h"

namespace blattwerk::server::pages {
namespace {

struct Example {
  std::string_view query;
  Message meaning;
};

struct Chapter {
  Message title;
  std::span<const Example> examples;
};

constexpr Example kWordExamples[] = {
    {"NATO Erweiterung",
     {"beide Wörter, irgendwo im Artikel; Beugungen und Teile von Zusammensetzungen zählen",
      "both words, anywhere in the article; inflected forms and parts of compounds count"}},
    {"\"Ende der NATO-Osterweiterung\"",
     {"diese Wörter hintereinander, in jeder Beugung",
      "these words, one behind the other, in any inflection"}},
    {"NATO-Osterweiterung",
     {"die Zusammensetzung, wie auch immer sie geschrieben ist", "the compound, however it is written"}},
    {"=Erweiterung", {"genau diese Form", "exactly this form"}},
    {"Klima*", {"alle Wörter, die so beginnen", "all words that begin so"}},
    {"*politik", {"alle Wörter, die so enden", "all words that end so"}},
};
constexpr Example kOperatorExamples[] = {
    {"Sturm ODER Orkan", {"mindestens eines von beiden", "at least one of them"}},
    {"Putin NICHT Scholz", {"ohne dieses Wort; auch -Scholz", "without this word; -Scholz too"}},
    {"(Sturm ODER Orkan) Bahn", {"Klammern fassen zusammen", "parentheses group"}},
    {"Scholz NAHE/8 Putin", {"höchstens 8 Wörter dazwischen", "at most 8 words between"}},
};
constexpr Example kFieldExamples[] = {
    {"titel:Kanzler",
     {"nur in der Überschrift; ebenso lead: und text:", "in the headline only; lead: and text: too"}},
    {"person:Putin", {"die Person, unter welchem ihrer Namen auch immer", "the person, by any of the names"}},
    {"org:NATO ort:Kiew", {"Organisationen und Orte", "organizations and places"}},
    {"ort:=Russland",
     {"nur, wo der Name selbst steht, nicht „russische“",
      "only where the name itself stands, not “russische”"}},
    {"quelle:Kurzmeldungen",
     {"aus dieser Quelle; ebenso autor: und ressort:", "from this source; autor: and ressort: too"}},
};
constexpr Example kDateExamples[] = {
    {"datum:2022-02",
     {"aus diesem Jahr, Monat oder von diesem Tag; auch 04.02.2022", "dated then: a year, a month or a day"}},
    {"nach:2022-02-15 vor:2022-03", {"dazwischen", "between them"}},
    {"seit:7d",
     {"seit sieben Tagen; auch heute, gestern, 3w, 2m, 1j",
      "since seven days ago; also heute, gestern, 3w, 2m, 1y"}},
    {"erwähnt:2022-02-14", {"der Text spricht von diesem Tag", "the text speaks of that day"}},
    {"NATO sortierung:neueste", {"die neuesten zuerst", "the newest first"}},
};
constexpr Chapter kChapters[] = {{kHelpWords, kWordExamples},
                                 {kHelpOperators, kOperatorExamples},
                                 {kHelpFields, kFieldExamples},
                                 {kHelpDates, kDateExamples}};

Html chapter(const Words& words, const Chapter& chapter) {
  Html rows;
  for (const Example& example : chapter.examples) {
    rows +=
        element("div", {},
                element("dt", {},
                        element("a", {href(SearchForm().with_query(example.query).link()), {"lang", "de"}},
                                element("code", {}, example.query))),
                element("dd", {}, words(example.meaning)));
  }
  return element("section", {}, element("h2", {}, words(chapter.title)),
                 element("dl", {{"class", "examples"}}, rows));
}

}  // namespace

Response help_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  Html content = element("header", {{"class", "page-head"}}, element("h1", {}, words(kHelpTitle)),
                         element("p", {}, words(kHelpIntroduction)));
  for (const Chapter& each : kChapters) content += chapter(words, each);
  content += element("p", {{"class", "hint"}}, words(kHelpNames));
  Page page;
  page.title = words(kHelp);
  page.content = element("div", {{"class", "measure wide"}}, content);
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
