#include "formats/html/page.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace blattwerk::formats {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string kFirst =
    "<p>Der Gemeinderat hat am Dienstagabend über den Umbau des Bahnhofs beraten. Nach drei Stunden stand "
    "fest, dass der "
    "Vorplatz mehr Bäume bekommt als geplant.</p>";
const std::string kSecond =
    "<p>Die Bürgermeisterin sprach von einem guten Tag für die Stadt. Die Kosten steigen um zwei Millionen "
    "Euro, das Land "
    "übernimmt davon die Hälfte.</p>";
const std::string kThird =
    "<p>Im kommenden Frühjahr sollen die Arbeiten beginnen, und nach zwei Jahren soll alles fertig sein. Bis "
    "dahin halten die "
    "Busse in der Gartenstraße.</p>";

/// A page with the three paragraphs, and more in its head and around the text.
std::string page(const std::string& head, const std::string& before = "", const std::string& between = "",
                 const std::string& after = "") {
  return "<!DOCTYPE html><html lang=de><head><meta charset=utf-8><title>Mehr Bäume am Bahnhof | Tagblatt "
         "Musterstadt</title>" +
         head +
         "</head><body><header><nav><ul><li><a href=/>Start</a></li><li><a "
         "href=/sport>Sport</a></li></ul></nav></header>"
         "<main><article><h1>Mehr Bäume am Bahnhof</h1>" +
         before + "<div class=text>" + kFirst + between + kSecond + kThird + "</div>" + after +
         "</article></main><footer><p>© Tagblatt Musterstadt. Alle Rechte vorbehalten, auch die der "
         "Übersetzung und des Nachdrucks in "
         "anderen Zeitungen.</p></footer></body></html>";
}

Document read(const std::string& bytes, const FileHints& hints = {}) {
  auto document = read_html_page(bytes, hints);
  EXPECT_TRUE(document.has_value());
  return document.value_or(Document{});
}

std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> all;
  for (const Block& block : document.blocks) all.push_back(block.text);
  return all;
}

std::string whole_text(const Document& document) {
  std::string all;
  for (const std::string& text : texts(document)) all += text + '\n';
  return all;
}

std::vector<std::string> texts(const Document& document, Block::Kind kind) {
  std::vector<std::string> all;
  for (const Block& block : document.blocks) {
    if (block.kind == kind) all.push_back(block.text);
  }
  return all;
}

TEST(HtmlPage, TakesTheParagraphsAndNothingAround) {
  const Document document = read(page(""));
  EXPECT_EQ(document.title, "Mehr Bäume am Bahnhof");
  EXPECT_EQ(document.language, "de");
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_THAT(document.blocks[0].text, HasSubstr("Gemeinderat"));
  EXPECT_THAT(whole_text(document), Not(HasSubstr("Rechte")));
}

TEST(HtmlPage, KeepsHeadingsApartFromParagraphs) {
  const Document document = read(page("", "", "<h2>Das Land zahlt mit</h2>"));
  EXPECT_THAT(texts(document, Block::Kind::heading), ElementsAre("Das Land zahlt mit"));
  EXPECT_EQ(document.blocks[1].kind, Block::Kind::heading);
}

TEST(HtmlPage, TakesAShortBoldParagraphAsHeading) {
  const Document document = read(page("", "", "<p><strong>Das Land zahlt mit</strong></p>"));
  EXPECT_THAT(texts(document, Block::Kind::heading), ElementsAre("Das Land zahlt mit"));
}

TEST(HtmlPage, RecognisesTheLeadBetweenTitleAndText) {
  const Document document =
      read(page("<meta name=description content='Der Rat beschließt den Umbau. Die Kosten steigen.'>",
                "<p class=vorspann>Der Rat beschließt den Umbau des Bahnhofs. Die Kosten steigen.</p>"));
  EXPECT_THAT(texts(document, Block::Kind::lead),
              ElementsAre("Der Rat beschließt den Umbau des Bahnhofs. Die Kosten steigen."));
}

TEST(HtmlPage, KeepsListsAndQuotes) {
  const Document document = read(page(
      "", "",
      "<ul><li>Achtzehn Linden stehen künftig auf dem Vorplatz des Bahnhofs.</li>"
      "<li>Die Fahrräder bekommen ein eigenes Haus mit zwei Stockwerken.</li></ul>"
      "<blockquote><p>Wir haben lange auf diesen Umbau gewartet, nun kommt er endlich.</p></blockquote>"));
  EXPECT_THAT(texts(document, Block::Kind::list_item),
              ElementsAre(HasSubstr("Achtzehn Linden"), HasSubstr("Fahrräder")));
  EXPECT_THAT(texts(document, Block::Kind::quote), ElementsAre(HasSubstr("lange auf diesen Umbau")));
}

struct Furniture {
  const char* what;
  const char* html;
  const char* word;
};

void PrintTo(const Furniture& furniture, std::ostream* out) {
  *out << furniture.what;
}

class HtmlFurniture : public testing::TestWithParam<Furniture> {};

TEST_P(HtmlFurniture, IsNoPartOfTheArticle) {
  const Document document = read(page("", "", GetParam().html));
  EXPECT_EQ(document.blocks.size(), 3u) << whole_text(document);
  EXPECT_THAT(whole_text(document), Not(HasSubstr(GetParam().word)));
}

const Furniture kFurniture[] = {
    {"a link to another article",
     "<p><a href=/b>Lesen Sie auch: Der Streit um das Parkhaus geht in die nächste Runde.</a></p>",
     "Parkhaus"},
    {"a teaser box",
     "<div class='teaser-box'><h3>Parkhaus</h3><p>Der Streit um das Parkhaus geht in die nächste Runde. Nun "
     "entscheidet das Gericht.</p></div>",
     "Parkhaus"},
    {"a caption",
     "<figure><img src=a.jpg><figcaption>Der Bahnhof von oben, aufgenommen im vergangenen Sommer. Foto: "
     "dpa</figcaption></figure>",
     "aufgenommen"},
    {"a newsletter",
     "<div class=newsletter><p>Jeden Morgen das Wichtigste aus der Region. Melden Sie sich jetzt für unseren "
     "Brief an.</p></div>",
     "Morgen"},
    {"an advertisement",
     "<div class='ad ad-slot'><p>Anzeige</p><p>Jetzt Strom wechseln und bis zu fünfhundert Euro im Jahr "
     "sparen, ganz ohne Risiko.</p></div>",
     "Strom"},
    {"an aside",
     "<aside><p>Zur Person: Die Bürgermeisterin ist seit vier Jahren im Amt und stammt aus der "
     "Nachbarstadt.</p></aside>",
     "Nachbarstadt"},
    {"what is hidden",
     "<p style='display: none'>Der Browser ist veraltet, bitte laden Sie einen neueren herunter, damit Sie "
     "weiterlesen können.</p>",
     "Browser"},
    {"a script's text", "<script>var text = 'Der Gemeinderat hat über die Kanalisation beraten.'</script>",
     "Kanalisation"},
    {"a list of links under a heading of its own",
     "<div><h4>Mehr zum Thema</h4><ul><li><a href=/c>Der Bahnhof im Wandel der Zeit</a></li></ul></div>",
     "Wandel"},
    {"buttons to share", "<div class=share><span>Teilen</span><span>Drucken</span></div>", "Drucken"},
};

INSTANTIATE_TEST_SUITE_P(Kinds, HtmlFurniture, testing::ValuesIn(kFurniture));

TEST(HtmlPage, FollowsAnArticleOverSeveralContainers) {
  const Document document = read(
      "<title>Mehr Bäume am Bahnhof</title><main><h1>Mehr Bäume am Bahnhof</h1><div id=frei><p "
      "class=absatz>" +
      kFirst.substr(3) + "<div id=rest><p class=absatz>" + kSecond.substr(3) + "<p class=absatz>" +
      kThird.substr(3) + "<p class=absatz>" + kFirst.substr(3) + "</div></main>");
  EXPECT_EQ(document.blocks.size(), 4u);
}

TEST(HtmlPage, FollowsAnArticleDividedIntoSectionsOfOneClass) {
  const Document document =
      read("<title>Mehr Bäume am Bahnhof</title><main><h1>Mehr Bäume am Bahnhof</h1><section class=teil>" +
           kFirst + "</section><div class=ad>Anzeige</div><section class=teil><h2>Land zahlt mit</h2>" +
           kSecond + kThird + kFirst + kSecond + "</section></main>");
  EXPECT_EQ(document.blocks.size(), 6u);
}

TEST(HtmlPage, TakesTwoLineBreaksAsTheEndOfAParagraph) {
  const Document document = read(
      "<title>Mehr Bäume am Bahnhof</title><table><tr><td width=120><a href=/>Start</a><td><h1>Mehr Bäume am "
      "Bahnhof</h1>" +
      kFirst.substr(3, kFirst.size() - 7) + kSecond.substr(3, kSecond.size() - 7) + "<br>\n<br>" +
      kThird.substr(3, kThird.size() - 7) + "</td></tr></table>");
  EXPECT_EQ(document.blocks.size(), 2u) << "in a page that is laid out by tables";
}

TEST(HtmlPage, TakesTheEntriesOfAListOfPostsAsParagraphs) {
  const Document document = read(
      "<title>Der Tag am Bahnhof</title><h1>Der Tag am Bahnhof</h1><ul><li><h2>12.31 Uhr: Rat tagt</h2>" +
      kFirst + kSecond + "</li><li><h2>11.39 Uhr: Erste Bäume</h2>" + kThird + kFirst + "</li></ul>");
  EXPECT_THAT(texts(document, Block::Kind::heading),
              ElementsAre("12.31 Uhr: Rat tagt", "11.39 Uhr: Erste Bäume"));
  EXPECT_EQ(texts(document, Block::Kind::text).size(), 4u);
}

TEST(HtmlPage, KeepsTheTextThatIsMarkedAsPaid) {
  const std::string paid =
      "<p class='paywall'>Nach langer Debatte stimmten schließlich alle Fraktionen dem Entwurf zu, nur zwei "
      "Räte enthielten sich.</p>";
  const std::string declared =
      R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mehr Bäume am Bahnhof", "isAccessibleForFree": false,
      "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".paywall"}}</script>)";
  EXPECT_EQ(read(page(declared, "", paid)).blocks.size(), 4u);
  EXPECT_EQ(read(page("", "", paid)).blocks.size(), 3u) << "without the declaration a paywall is an offer";
}

TEST(HtmlPage, LeavesOutQuotesThatRepeatTheText) {
  const Document document = read(page(
      "", "", "<blockquote>Nach drei Stunden stand fest, dass der Vorplatz mehr Bäume bekommt</blockquote>"));
  EXPECT_TRUE(texts(document, Block::Kind::quote).empty());
}

TEST(HtmlPage, LeavesOutWhatTrailsBehindTheLastParagraph) {
  const Document document = read(page("", "", ""));
  const std::string trail =
      "<p>(mm/dpa)</p><p>Erika Mustermann ist Redakteurin im Lokalen und schreibt über Verkehr.</p>"
      "<p>Mehr dazu lesen Sie hier:</p><ul><li>Push-Nachrichten über den Tag hinweg</li><li>Alles in einer "
      "App</li></ul>";
  std::string with_trail = page("");
  with_trail.insert(with_trail.find("</div></article>"), trail);
  EXPECT_EQ(texts(read(with_trail)), texts(document));
}

TEST(HtmlPage, LeavesOutWhereTheNewsCameFromAtTheEnd) {
  const std::string kSources = "<p>Mit Material von dpa und aus den Sitzungen des Rates.</p>";
  EXPECT_THAT(texts(read(page("", "", "", kSources))), Not(Contains(HasSubstr("Mit Material"))));
  EXPECT_THAT(texts(read(page("", "", kSources))), Contains(HasSubstr("Mit Material")));
}

TEST(HtmlPage, JoinsALargeInitialToItsWord) {
  const auto with_initial = [](const std::string& start) {
    return texts(read(
        page("", "<p>" + start +
                     " den Plänen liegt nun der Entwurf vor, über den der Rat im Sommer entscheidet.</p>")));
  };
  for (const char* start : {"<span class=dropcap>Z</span> u", "<span class='initial-letter big'>Z</span>u",
                            "<span><span class=initial>Z</span></span> <span>u"})
    EXPECT_THAT(with_initial(start), Contains(HasSubstr("Zu den Plänen"))) << start;
  EXPECT_THAT(with_initial("<span>A</span> zu"), Contains(HasSubstr("A zu den Plänen")));
}

TEST(HtmlPage, DropsHeadingsThatHeadNothing) {
  std::string bytes = page("");
  bytes.insert(bytes.find("</div></article>"), "<h2>Weitere Artikel</h2><h3>Aus der Region</h3>");
  EXPECT_TRUE(texts(read(bytes), Block::Kind::heading).empty());
}

TEST(HtmlPage, TakesAMarkedPlaceInAHeadingForNoLink) {
  const Document document = read(page("", "", "<h2><a name=land>Das Land zahlt mit</a></h2>"));
  EXPECT_THAT(texts(document, Block::Kind::heading), ElementsAre("Das Land zahlt mit"));
}

TEST(HtmlPage, DropsInvisibleCharacters) {
  const Document document = read(page("", "",
                                      "<p>Die Donau&shy;dampf&shy;schifffahrt ist von&nbsp;alledem&#8203; "
                                      "nicht  betroffen, heißt\n es im Rathaus.</p>"));
  EXPECT_EQ(document.blocks[1].text,
            "Die Donaudampfschifffahrt ist von alledem nicht betroffen, heißt es im Rathaus.");
}

TEST(HtmlPage, LeavesOutCommentsEvenWhereTheyAreLongerThanTheArticle) {
  std::string comments = "<section class=comments>";
  for (int i = 0; i < 20; ++i) {
    comments +=
        "<div class=comment><p>Ich finde das alles ganz unmöglich, und früher war ohnehin vieles besser als "
        "heute. Das habe ich "
        "schon oft gesagt, aber auf mich hört ja niemand in dieser Stadt.</p></div>";
  }
  const Document document = read(page("", "", "", comments + "</section>"));
  EXPECT_EQ(document.blocks.size(), 3u);
}

TEST(HtmlPage, ReadsTheFieldsOfJsonLd) {
  const Document document =
      read(page(R"html(<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "Person", "@id": "#p1", "name": "Erika Mustermann"},
    {"@type": ["NewsArticle"], "headline": "Mehr Bäume am Bahnhof", "datePublished": "2022-02-04T10:39:27Z",
     "dateModified": "2022-02-04T12:00:00+01:00", "author": [{"@id": "#p1"}, {"@type": "Person", "name": "Max Muster (mm)"}],
     "articleSection": "Lokales", "keywords": ["Bahnhof", "Bäume"], "publisher": {"@type": "Organization", "name": "Tagblatt Musterstadt"},
     "mainEntityOfPage": "https://www.tagblatt-musterstadt.de/bahnhof-1.html"
}]
}</script>)html"));
  EXPECT_THAT(document.authors, ElementsAre("Erika Mustermann", "Max Muster"));
  EXPECT_EQ(document.published->to_iso(), "2022-02-04T11:39:27+01:00")
      << "a time in UTC is told as German clocks showed it";
  EXPECT_EQ(document.updated->to_iso(), "2022-02-04T12:00:00+01:00");
  EXPECT_EQ(document.section, "Lokales");
  EXPECT_THAT(document.topics, ElementsAre("Bahnhof", "Bäume"));
  EXPECT_EQ(document.source, "Tagblatt Musterstadt");
  EXPECT_EQ(document.url, "https://www.tagblatt-musterstadt.de/bahnhof-1.html");
}

TEST(HtmlPage, ReadsJsonLdWithTheFaultsItHas) {
  const Document document =
      read(page("<script type=\"application/ld+json\"><!-- {\"@type\": \"NewsArticle\",\n\"headline\": "
                "\"Mehr B&auml;ume\n am Bahnhof\", \"author\": \"Erika Mustermann\",} --></script>"));
  EXPECT_THAT(document.authors, ElementsAre("Erika Mustermann"));
  EXPECT_EQ(document.title, "Mehr Bäume am Bahnhof");
}

TEST(HtmlPage, ReadsWhatAReaderSeesWhereNothingIsMarked) {
  const Document document =
      read(page("", "<p>Stand: 04.02.2022 11:39 Uhr</p><p>Von Max Muster und Erika Mustermann</p>"));
  EXPECT_THAT(document.authors, ElementsAre("Max Muster", "Erika Mustermann"));
  ASSERT_TRUE(document.updated || document.published);
  EXPECT_EQ((document.updated ? document.updated : document.published)->to_iso(),
            "2022-02-04T11:39:00+01:00");
  EXPECT_EQ(document.blocks.size(), 3u);
}

TEST(HtmlPage, FindsTheOutletAndTheAgency) {
  const Document document =
      read(page("<link rel=canonical href='https://www.sueddeutsche.de/politik/bahnhof-1.123'>"
                "<meta property=og:site_name content='Süddeutsche.de'>",
                "", "", "<p>© dpa-infocom</p>"));
  EXPECT_EQ(document.source, "Süddeutsche Zeitung");
  EXPECT_EQ(document.url, "https://www.sueddeutsche.de/politik/bahnhof-1.123");
}

TEST(HtmlPage, ReadsOtherCharsetsAsThePageStatesThem) {
  std::string latin = page("");
  const std::string utf8_charset = "charset=utf-8";
  latin.replace(latin.find(utf8_charset), utf8_charset.size(), "charset=iso-8859-1");
  std::string bytes;
  for (std::size_t i = 0; i < latin.size(); ++i) {
    const bool two = static_cast<unsigned char>(latin[i]) == 0xC3;
    if (two) ++i;
    bytes += two                  ? static_cast<char>(static_cast<unsigned char>(latin[i]) + 0x40)
             : latin[i] == '\xC2' ? latin[++i]
                                  : latin[i];
  }
  EXPECT_EQ(read(bytes).title, "Mehr Bäume am Bahnhof");
}

TEST(HtmlPage, TakesTheStatedBodyWhereAScriptPutsTheTextOnThePage) {
  const std::string body(300, 'a');
  const auto document = read_html_page(
      "<title>Mehr Bäume</title><script "
      "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Mehr "
      "Bäume\",\"articleBody\":\"" +
          body + "\"}</script><div id=app></div>",
      {});
  ASSERT_TRUE(document);
  EXPECT_THAT(texts(*document), ElementsAre(body));
}

TEST(HtmlPage, TakesTheStatedBodyWhereThePageShowsItsStartOnly) {
  std::string body = "Erster Absatz.";
  for (int i = 0; i < 30; ++i)
    body += "\\n\\nNoch ein Absatz, der nur für Abonnenten zu sehen ist, aber in den Daten der Seite steht.";
  const Document document =
      read(page("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Mehr Bäume am "
                "Bahnhof\",\"articleBody\":\"" +
                    body + "\"}</script>",
                "<p class=vorspann>Der Rat beschließt den Umbau des Bahnhofs. Die Kosten steigen.</p>"));
  ASSERT_EQ(document.blocks.size(), 32u);
  EXPECT_EQ(document.blocks[0].kind, Block::Kind::lead);
  EXPECT_EQ(document.blocks[1].text, "Erster Absatz.");
}

TEST(HtmlPage, FindsTheAgencyInTheSourceLine) {
  std::string bytes = page("");
  bytes.insert(bytes.find("</div></article>"), "<p>Quelle: musterblatt.de, mm/AFP</p>");
  EXPECT_EQ(read(bytes).agency, "AFP");
}

TEST(HtmlPage, IsNoArticleWithoutRunningText) {
  EXPECT_FALSE(read_html_page("", {}));
  EXPECT_FALSE(
      read_html_page("<title>404</title><h1>Nicht gefunden</h1><p>Diese Seite gibt es nicht.</p>", {}));
  std::string list = "<title>Politik</title><h1>Politik</h1>";
  for (int i = 0; i < 100; ++i) {
    list +=
        "<div class=item><a href=/a><h2>Eine Überschrift über einem Artikel</h2><p>Ein Satz sagt, was der "
        "Artikel sagt, wenn man ihn "
        "öffnet und liest, und zwar ganz.</p></a></div>";
  }
  EXPECT_FALSE(read_html_page(list, {}));
}

TEST(HtmlPage, SurvivesHostilePagesInTime) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div><p><b><a href=x>";
  read_html_page(deep + kFirst, {});
  read_html_page("<p class='" + std::string(5'000'000, 'x') + "'>" + kFirst + kSecond, {});
  read_html_page(std::string(1'000'000, '<'), {});
  read_html_page(std::string(1'000'000, '\0') + kFirst, {});
  std::string nested_json = "<script type=application/ld+json>{\"Article\":" + std::string(500'000, '[');
  read_html_page(nested_json + "</script>" + kFirst, {});
  std::string attributes = "<p";
  for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  read_html_page(attributes + ">" + kFirst, {});
  std::string twins;
  for (int i = 0; i < 20'000; ++i) twins += "<div class=a>" + kFirst + "</div>";
  read_html_page(twins, {});
}

TEST(HtmlPage, ReadsAPageLaidOutByATable) {
  const Document document = read(
      "<html><head><title>Musterstadt</title></head><body><table><tr><td><a href=/>Start</a></td><td>"
      "<h1>Mehr Bäume am Bahnhof</h1>" +
      kFirst + kSecond + kThird + "</td></tr></table></body></html>");
  EXPECT_EQ(document.title, "Mehr Bäume am Bahnhof");
  EXPECT_EQ(document.blocks.size(), 3u);
}

}  // namespace
}  // namespace blattwerk::formats
