#include "formats/html/metadata.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/html/byline.h"

namespace blattwerk::formats::html {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A body that takes up the whole page, so that all of it is near.
Body whole(const Tree& tree) {
  return {.blocks = {}, .container = 0, .first = 0, .end = tree.size()};
}

std::string best_title(const std::string& page) {
  const Tree tree = parse(page);
  const auto ranked = titles(tree, page_facts(tree));
  return ranked.empty() ? "" : ranked.front();
}

TEST(HtmlTitle, IsFreedFromTheOutletsName) {
  const std::pair<const char*, const char*> kPages[] = {
      {"<title>Mehr Bäume am Bahnhof - Politik - SZ.de</title>", "Mehr Bäume am Bahnhof - Politik"},
      {"<title>Mehr Bäume am Bahnhof | Tagblatt</title><meta property=og:site_name content=Tagblatt>",
       "Mehr Bäume am Bahnhof"},
      {"<title>Mehr Bäume am Bahnhof – tagblatt-musterstadt.de</title><link rel=canonical "
       "href=https://www.tagblatt-musterstadt.de/a>",
       "Mehr Bäume am Bahnhof"},
      {"<title>Bahn - ein Rückblick</title>", "Bahn - ein Rückblick"},
      {"<title>Der Spiegel</title><h1>Mehr Bäume</h1>", "Mehr Bäume"},
  };
  for (const auto& [page, title] : kPages) EXPECT_EQ(best_title(page), title) << page;
}

TEST(HtmlTitle, IsTheOneThatMostSay) {
  EXPECT_EQ(best_title("<title>Bahnhof: Rat beschließt Bäume</title><meta property=og:title content='Mehr "
                       "Bäume am Bahnhof'><h1>Mehr Bäume am „Bahnhof“</h1>"),
            "Mehr Bäume am Bahnhof")
      << "wordings that differ in punctuation only are one";
  EXPECT_EQ(
      best_title("<title>Anders</title><h1>Logo</h1><h1>Mehr Bäume</h1><script "
                 "type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Mehr Bäume\"}</script>"),
      "Mehr Bäume");
}

TEST(HtmlTitle, IsFreedFromAKickerThatThePageShowsApart) {
  EXPECT_EQ(best_title("<meta property=og:title content='Stadtentwicklung - Mehr Bäume am Bahnhof'><h1>Mehr "
                       "Bäume am Bahnhof</h1>"),
            "Mehr Bäume am Bahnhof");
  EXPECT_EQ(best_title("<meta property=og:title content='Stadtentwicklung: Mehr Bäume am Bahnhof'><h1>Mehr "
                       "Bäume am Bahnhof</h1>"),
            "Stadtentwicklung: Mehr Bäume am Bahnhof");
}

TEST(HtmlTitle, OfARunningReportIsTheOneItsAddressRepeats) {
  const std::string kStatements =
      "<link rel=canonical "
      "href='https://beispiel.de/welt/wahl-in-musterstadt-alle-ereignisse-im-ueberblick-4711'>"
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Wahl in Musterstadt: Alle "
      "Ereignisse im Überblick\"}</script>";
  EXPECT_EQ(best_title(kStatements + "<meta property=og:title content='Wahlticker: Erste Hochrechnung da'>"
                                     "<h1>Wahlticker: Erste Hochrechnung da</h1>"),
            "Wahl in Musterstadt: Alle Ereignisse im Überblick");
  EXPECT_EQ(best_title(kStatements + "<meta property=og:title content='Erste Hochrechnung ist da'>"
                                     "<h1>Erste Hochrechnung ist da</h1>"),
            "Erste Hochrechnung ist da")
      << "another article has the headline it was given last";
  EXPECT_EQ(best_title("<link rel=canonical href='https://beispiel.de/welt/ticker-4711'>"
                       "<meta property=og:title content='Erste Hochrechnung ist da'>"),
            "Erste Hochrechnung ist da")
      << "an address without a headline says nothing";
}

struct Dated {
  const char* page;
  const char* published;
  const char* updated;
};

TEST(HtmlDates, AreThoseThatMostSayToTheMinute) {
  const Dated kPages[] = {
      {"<meta property=article:published_time content=2022-02-04T10:39:00Z>", "2022-02-04T11:39:00+01:00",
       ""},
      {"<meta name=date content='2022-07-04 11:39'>", "2022-07-04T11:39:00+02:00", ""},
      {"<meta name=date content=2022-02-04><p>04.02.2022 | 11:39 Uhr</p>", "2022-02-04T11:39:00+01:00", ""},
      {"<p>Veröffentlicht am 04.02.2022, 11:39 Uhr | Aktualisiert am 05.02.2022, 08:00 Uhr</p>",
       "2022-02-04T11:39:00+01:00", "2022-02-05T08:00:00+01:00"},
      {"<p>Stand: 04.02.2022 11:39 Uhr</p>", "", "2022-02-04T11:39:00+01:00"},
      {"<time itemprop=datePublished datetime=2022-02-04T11:39:00+01:00>Freitag</time><time "
       "itemprop=dateModified datetime=2022-02-04T12:00:00+01:00></time>",
       "2022-02-04T11:39:00+01:00", "2022-02-04T12:00:00+01:00"},
      {"<meta property=article:published_time content=2022-02-04T11:39:00+01:00><meta "
       "property=article:modified_time content=2022-02-04T10:39:12Z>",
       "2022-02-04T11:39:00+01:00", ""},
      {"<script "
       "type=application/"
       "ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2022-02-04T11:39:00+01:00\"}</script><meta "
       "name=date content=2022-02-05T01:00:00+01:00>",
       "2022-02-04T11:39:00+01:00", ""},
      {"<p>Altenbrück, 5. März 2022 – Das Heimatmuseum öffnet wieder.</p>", "2022-03-05", ""},
      {"<meta name=date content='heute früh'>", "", ""},
  };
  for (const Dated& dated : kPages) {
    const Tree tree = parse(dated.page);
    const auto blocks = text_blocks(tree);
    const Dates found = dates(page_facts(tree), {tree, blocks, whole(tree)}, "");
    EXPECT_EQ(found.published ? found.published->to_iso() : "", dated.published) << dated.page;
    EXPECT_EQ(found.updated ? found.updated->to_iso() : "", dated.updated) << dated.page;
  }
}

TEST(HtmlDates, AreReadFromTheAddressWhereNothingElseSays) {
  const Tree tree = parse("");
  const auto published = [&](std::string_view url) {
    const auto found = dates(page_facts(tree), {tree, {}, whole(tree)}, url).published;
    return found ? found->to_iso() : "";
  };
  EXPECT_EQ(published("https://example.de/2022/02/04/baeume"), "2022-02-04");
  EXPECT_EQ(published("https://example.de/baeume-2022-02-04.html"), "2022-02-04");
  EXPECT_EQ(published("https://example.de/2022/13/04/baeume"), "");
  EXPECT_EQ(published("https://example.de/12022/02/04/"), "");
}

std::vector<std::string> authors_of(const std::string& page, std::string_view outlet = "") {
  const Tree tree = parse(page);
  const auto blocks = text_blocks(tree);
  const Body body{
      .blocks = {}, .container = 0, .first = tree.size(), .end = tree.size()};  // behind what is tested
  return authors(page_facts(tree), {tree, blocks, body}, outlet);
}

TEST(HtmlAuthors, AreThePersonsWhereATemplateNamesTheOutlet) {
  EXPECT_THAT(authors_of("<meta name=author content=mdr.de><p>von David Muster, MDR THÜRINGEN</p>",
                         "Mitteldeutscher Rundfunk"),
              ElementsAre("David Muster"));
  EXPECT_THAT(authors_of("<meta name=author content='DER SPIEGEL'>", "Der Spiegel"),
              ElementsAre("DER SPIEGEL"));
  EXPECT_THAT(authors_of("<meta property=article:author content=https://www.facebook.com/taz><a "
                         "rel=author>Erika Mustermann</a>"),
              ElementsAre("Erika Mustermann"));
  EXPECT_THAT(
      authors_of(
          "<div class=entry-meta>4. Februar 2022 <span class=byline>von <a>Max Muster</a></span></div>"),
      ElementsAre("Max Muster"));
  EXPECT_THAT(authors_of("<p>Von der Leyen hat am Dienstag gesagt, dass es nun genug sei.</p>"), IsEmpty());
}

TEST(Byline, IsDividedIntoNames) {
  const std::pair<const char*, std::vector<std::string>> kLines[] = {
      {"Von Max Muster", {"Max Muster"}},
      {"von Max Muster und Erika Mustermann, Berlin", {"Max Muster", "Erika Mustermann", "Berlin"}},
      {"Text: Max Muster; Erika Mustermann", {"Max Muster", "Erika Mustermann"}},
      {"Max Muster (mm), dpa", {"Max Muster", "dpa"}},
      {"Max Muster aus Berlin & Erika von der Heide", {"Max Muster", "Erika von der Heide"}},
      {"Ein Kommentar von Max Muster, Chefredakteur", {"Max Muster"}},
      {"@maxmuster, https://example.de/max", {}},
      {"", {}},
  };
  for (const auto& [line, names] : kLines) EXPECT_EQ(names_in_byline(line), names) << line;
}

TEST(Byline, IsRecognisedInTheTextByItsLabel) {
  EXPECT_THAT(names_in_visible_byline("Von Max Muster, Berlin"), ElementsAre("Max Muster"));
  EXPECT_THAT(names_in_visible_byline("Eine Analyse von Max Muster und Erika Mustermann"),
              ElementsAre("Max Muster", "Erika Mustermann"));
  for (const char* line : {"Max Muster", "Von Montag an gilt Tempo 30", "Von allen Seiten kam Kritik.",
                           "Aus Berlin Max Muster", ""}) {
    EXPECT_THAT(names_in_visible_byline(line), IsEmpty()) << line;
  }
}

TEST(Byline, KnowsPersonsFromOthers) {
  for (const char* name : {"Max Muster", "Ursula von der Leyen", "Émile Zola", "Özlem Demir-Schmidt"})
    EXPECT_TRUE(looks_like_person(name)) << name;
  for (const char* name :
       {"Muster", "MDR THÜRINGEN", "BR24 Redaktion", "Salzburger Nachrichten", "am Dienstag", "dpa", ""}) {
    EXPECT_FALSE(looks_like_person(name)) << name;
  }
}

TEST(HtmlLanguage, IsACode) {
  const std::pair<const char*, const char*> kPages[] = {{"<html lang=de-AT>", "de-AT"},
                                                        {"<meta property=og:locale content=de_DE>", "de-DE"},
                                                        {"<meta name=language content=Deutsch>", "de"},
                                                        {"<html lang='x y'>", ""}};
  for (const auto& [page, code] : kPages) EXPECT_EQ(language(page_facts(parse(page))), code) << page;
}

TEST(HtmlTopics, AreDividedAndNamedOnce) {
  EXPECT_THAT(topics(page_facts(parse("<meta name=news_keywords content='Bahn, Bäume,Bahn;Musterstadt'>"))),
              ElementsAre("Bahn", "Bäume", "Musterstadt"));
}

TEST(HtmlKicker, StandsOverTheHeadlineUnlessThatRepeatsIt) {
  const auto kicker_of = [](const std::string& page, std::string_view title) {
    const Tree tree = parse(page);
    const auto blocks = text_blocks(tree);
    Body body;
    body.first = tree.size();
    return kicker({tree, blocks, body}, title);
  };
  EXPECT_EQ(
      kicker_of("<span class='article-kicker'>Stadtentwicklung:</span><h1>Mehr Bäume</h1>", "Mehr Bäume"),
      "Stadtentwicklung");
  EXPECT_EQ(kicker_of("<span class=kicker>Bahnhof</span><h1>Mehr Bäume</h1>", "Bahnhof: Mehr Bäume"), "");
  EXPECT_EQ(kicker_of("<h1>Mehr Bäume</h1>", "Mehr Bäume"), "");
}

}  // namespace
}  // namespace blattwerk::formats::html
