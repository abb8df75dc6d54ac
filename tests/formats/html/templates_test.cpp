#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/html/page.h"

// The same article in the ways that content management systems and templates lay it out.

namespace blattwerk::formats {
namespace {

const std::string kTitle = "Mehr Bäume am Bahnhof: Rat beschließt den Umbau";
const std::string kLead =
    "Nach Jahren des Streits ist der Umbau des Bahnhofs beschlossen. Die Stadt zahlt mehr als gedacht.";
const std::string kHeading = "Das Land zahlt die Hälfte";
const std::vector<std::string> kParagraphs = {
    "Der Gemeinderat hat am Dienstagabend über den Umbau des Bahnhofs beraten. Nach drei Stunden stand fest, "
    "dass der Vorplatz mehr "
    "Bäume bekommt als geplant.",
    "Die Bürgermeisterin sprach von einem guten Tag für die Stadt. Die Kosten steigen um zwei Millionen "
    "Euro, das Land übernimmt davon "
    "die Hälfte.",
    "„Wir haben lange gewartet“, sagte sie.",
    "Kritik kam von der Opposition, die den Plan für zu teuer hält und lieber den alten Vorplatz saniert "
    "hätte. Der Kämmerer verwies auf "
    "die Rücklagen."};

struct Template {
  const char* name;
  Block::Kind lead_kind;
  const char* html;  ///< `{t}`, `{l}`, `{h}`, `{1}` … `{4}` stand for title, lead, heading and paragraphs
};

void PrintTo(const Template& layout, std::ostream* out) {
  *out << layout.name;
}

std::string filled(std::string html) {
  const auto fill = [&](const std::string& mark, const std::string& text) {
    for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at + text.size()))
      html.replace(at, mark.size(), text);
  };
  fill("{t}", kTitle);
  fill("{l}", kLead);
  fill("{h}", kHeading);
  std::string mark = "{1}";
  for (const std::string& paragraph : kParagraphs) {
    fill(mark, paragraph);
    ++mark[1];
  }
  std::string navigation = "<div class=page-head><nav><ul>";
  std::string teasers = "<section><h2>Aus der Region</h2>";
  for (int i = 0; i < 25; ++i) {
    const std::string number = std::to_string(i);
    navigation += "<li><a href=/" + number + ">Ressort " + number + "</a></li>";
    teasers += "<div><a href=/" + number +
               "><h3>Ein anderer Artikel</h3><p>Ein kurzer Text, der zum Klicken verleiten soll, und noch "
               "einer.</p></a></div>";
  }
  return "<!DOCTYPE html><html lang=de><head><meta charset=utf-8><title>" + kTitle +
         " | Musterblatt</title></head><body>" + navigation + "</ul></nav></div>" + html + teasers +
         "</section><footer><p>Alle Rechte vorbehalten. Das Musterblatt ist ein Angebot des Musterverlags "
         "mit Sitz in Musterstadt.</p></footer></body></html>";
}

class HtmlTemplate : public testing::TestWithParam<Template> {};

TEST_P(HtmlTemplate, GivesTheSameArticle) {
  const auto document = read_html_page(filled(GetParam().html), {});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->title, kTitle);
  std::vector<Block> blocks = {{GetParam().lead_kind, kLead},       {Block::Kind::text, kParagraphs[0]},
                               {Block::Kind::text, kParagraphs[1]}, {Block::Kind::heading, kHeading},
                               {Block::Kind::text, kParagraphs[2]}, {Block::Kind::text, kParagraphs[3]}};
  ASSERT_EQ(document->blocks.size(), blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    EXPECT_EQ(document->blocks[i].text, blocks[i].text);
    EXPECT_EQ(document->blocks[i].kind, blocks[i].kind) << blocks[i].text;
  }
}

const Template kTemplates[] = {
    {"an article over several pages", Block::Kind::lead,
     "<main><article><header><h1><span class=kicker>Mehr Bäume am Bahnhof</span><span "
     "class=visually-hidden>: </span><span>Rat beschließt den Umbau</span></h1>"
     "<div class=summary>{l}</div></header><div><section class=article-page><p class='paragraph "
     "item'>{1}</p><div class=ad-container>Anzeige</div>"
     "<p class='paragraph item'>{2}</p><h2 class=item>{h}</h2></section><section class=article-page><p "
     "class='paragraph item'>{3}</p>"
     "<aside class=newsletter><p>Unser Brief bringt jeden Morgen alles Wichtige. Jetzt kostenlos anmelden "
     "und nichts verpassen.</p></aside>"
     "<p class='paragraph item'>{4}</p></section></div></article></main>"},
    {"each paragraph in a box of its own", Block::Kind::lead,
     "<div><div><h1>{t}</h1></div><div class=content><div class=leadIn><p>{l}</p></div><div "
     "class=textBlock><p>{1}</p></div><div class=slot></div>"
     "<div class=textBlock><p>{2}</p></div><div class=textBlock><h2>{h}</h2><p>{3}</p></div><div "
     "class=textBlock><p>{4}</p>"
     "<p><a href=/x>Lesen Sie auch: Ein anderer Artikel zum Thema</a></p></div></div></div>"},
    {"story elements with recommendations between", Block::Kind::lead,
     "<div><h1>{t}</h1><div class=el><p class=el-lead>{l}</p></div><div class=el><p "
     "class=el-paragraph>{1}</p></div><div class=el><p class=el-paragraph>{2}</p></div>"
     "<div class='el el-recommendation'><a href=/q><h3>Ein anderer Artikel</h3></a></div><div class=el><h2 "
     "class=el-crosshead>{h}</h2></div>"
     "<div class=el><p class=el-paragraph>{3}</p></div><div class=el><p "
     "class=el-paragraph>{4}</p></div></div>"},
    {"a bold first paragraph as lead, the source at the end", Block::Kind::lead,
     "<article><div><h1>{t}</h1><span>04.02.2022, 11:39 Uhr</span></div><figure><img><figcaption>Der Bahnhof "
     "heute, von oben gesehen. (Foto: dpa)</figcaption></figure>"
     "<div "
     "class=article__text><p><strong>{l}</strong></p><p>{1}</p><p>{2}</p><h2>{h}</h2><p>{3}</p><p>{4}</p><p "
     "class=article__source>Quelle: musterblatt.de, mm/dpa</p></div>"
     "<div class=tags><ul><li><a href=/t>Bahn</a></li></ul></div></article>"},
    {"elements of the site's own", Block::Kind::lead,
     "<main><article><header><h1>{t}</h1><x-lead class=lead>{l}</x-lead><x-author>Von <a href=/m>Max "
     "Muster</a></x-author></header><div><x-text>{1}</x-text><x-text>{2}</x-text>"
     "<x-ad>Anzeige</x-ad><h3>{h}</h3><x-text>{3}</x-text><x-text>{4}</x-text><x-text>(<a "
     "href=mailto:mm>mm</a>)</x-text></div></article></main>"},
    {"line breaks instead of paragraphs", Block::Kind::lead,
     "<div "
     "id=content><h1>{t}</h1><div><b>{l}</b><br><br>{1}<br><br>{2}<br><br><b>{h}</b><br><br>{3}<br><br>{4}</"
     "div></div>"},
    {"a table around everything", Block::Kind::lead,
     "<table width=100%><tr><td width=120><a href=/>Start</a></td><td><h1>{t}</h1><p "
     "class=vorspann>{l}</p><p>{1}</p><p>{2}</p><h3>{h}</h3><p>{3}</p><p>{4}</p></td></tr></table>"},
    {"no classes at all, so that the lead is a paragraph", Block::Kind::text,
     "<div><div><h1>{t}</h1><p>{l}</p><p>{1}</p><p>{2}</p><h3>{h}</h3><p>{3}</p><p>{4}</p></div></div>"},
    {"a weblog with comments", Block::Kind::lead,
     "<main><article class='post tag-x'><header><h1>{t}</h1><div class=entry-meta>4. Februar 2022 <span "
     "class=byline>von <a class='url fn'>Max Muster</a></span></div></header>"
     "<div class=entry-content><p class=lead>{l}</p><p>{1}</p><p>{2}</p><h2>{h}</h2><p>{3}</p><p>{4}</p><div "
     "class=sharing><h3>Teilen mit:</h3><ul><li><a href=#>X</a></li></ul></div></div></article>"
     "<div class=comments-area><h2>2 Kommentare</h2><ol><li><p>Das ist doch alles viel zu teuer, und am Ende "
     "haben wir wieder keine Bäume, sondern nur Beton.</p></li></ol></div></main>"},
};

INSTANTIATE_TEST_SUITE_P(Layouts, HtmlTemplate, testing::ValuesIn(kTemplates));

}  // namespace
}  // namespace blattwerk::formats
