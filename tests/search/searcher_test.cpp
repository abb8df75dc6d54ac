#include "search/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"

namespace blattwerk::search {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

constexpr auto kPerson = EntityType::person;
constexpr auto kPlace = EntityType::place;
constexpr auto kOrganization = EntityType::organization;

class SearcherTest : public ArchiveTest {
 protected:
  SearcherTest() {
    add({
        {.title = "Gipfel in Peking",
         .date = "2022-02-04T11:39:00+01:00",
         .paragraphs = {"Putin trifft Xi in Peking.", "Beide fordern das Ende der NATO-Osterweiterung."},
         .source = "tagesschau.de",
         .authors = {"Anna Ohm"},
         .section = "Ausland",
         .names = {{kPerson, "Putin", "Wladimir Putin"},
                   {kPerson, "Xi", "Xi Jinping"},
                   {kPlace, "Peking", "Peking"},
                   {kOrganization, "NATO", "NATO"}}},
        {.title = "Scholz reist",
         .date = "2022-02-14",
         .paragraphs = {"Scholz spricht in Kiew.", "Die Osterweiterung der NATO steht nicht an."},
         .source = "tagesschau.de",
         .authors = {"Max Volt", "Anna Ohm"},
         .section = "Inland",
         .names = {{kPerson, "Scholz", "Olaf Scholz"},
                   {kPlace, "Kiew", "Kiew"},
                   {kOrganization, "NATO", "NATO"}}},
        {.title = "Klimawandel im Februar",
         .date = "2022-02",
         .paragraphs = {"Das Klima wird warm.", "Mehr dazu im Klimabericht."},
         .source = "Süddeutsche Zeitung"},
        {.title = "Klima und Xi", .date = "2021-12-31", .paragraphs = {"Xi spricht über das Klima."}},
        {.title = "Ohne Datum",
         .date = "",
         .paragraphs = {"Niemand kennt den Tag."},
         .speaks_of = "2020-05-08"},
    });
  }
};

TEST_F(SearcherTest, FindsArticlesWithAllWords) {
  EXPECT_THAT(titles("Putin Xi"), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("spricht"), UnorderedElementsAre("Scholz reist", "Klima und Xi"));
  EXPECT_THAT(titles("Peking Kiew"), IsEmpty());
}

TEST_F(SearcherTest, RanksTheCompoundAsWrittenAboveItsWordsApart) {
  EXPECT_THAT(titles("NATO-Osterweiterung"), ElementsAre("Gipfel in Peking", "Scholz reist"));
  EXPECT_THAT(titles("Nato-Osterweiterung"), ElementsAre("Gipfel in Peking", "Scholz reist"));
}

TEST_F(SearcherTest, FindsPhrasesOnlyAsTheyStand) {
  EXPECT_THAT(titles("\"Osterweiterung der NATO\""), ElementsAre("Scholz reist"));
  EXPECT_THAT(titles("\"Ende der NATO-Osterweiterung\""), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("\"der Osterweiterung NATO\""), IsEmpty());
}

TEST_F(SearcherTest, KeepsPhrasesWithinAParagraph) {
  EXPECT_THAT(titles("\"in Peking Beide\""), IsEmpty());
}

TEST_F(SearcherTest, CombinesConditions) {
  EXPECT_THAT(titles("Putin ODER Scholz"), UnorderedElementsAre("Gipfel in Peking", "Scholz reist"));
  EXPECT_THAT(titles("NATO NICHT Putin"), ElementsAre("Scholz reist"));
  EXPECT_THAT(titles("NATO -Putin"), ElementsAre("Scholz reist"));
  EXPECT_THAT(titles("(Putin ODER Klima) Xi"), UnorderedElementsAre("Gipfel in Peking", "Klima und Xi"));
  EXPECT_THAT(titles("NATO NICHT (Putin ODER Kiew)"), IsEmpty());
}

TEST_F(SearcherTest, ListsEverythingElseForANegation) {
  EXPECT_THAT(titles("NICHT Putin"),
              ElementsAre("Scholz reist", "Klimawandel im Februar", "Klima und Xi", "Ohne Datum"));
  EXPECT_THAT(titles("NICHT (Putin ODER Klima)"), ElementsAre("Scholz reist", "Ohne Datum"));
  EXPECT_EQ(search("NICHT Putin").total, 4u);
}

TEST_F(SearcherTest, MixesWordsAndEntities) {
  EXPECT_THAT(titles("Klima ODER person:Putin"),
              UnorderedElementsAre("Klimawandel im Februar", "Klima und Xi", "Gipfel in Peking"));
  EXPECT_THAT(titles("Xi NICHT person:Putin"), ElementsAre("Klima und Xi"));
  EXPECT_THAT(titles("NATO (Kiew ODER ort:Peking)"),
              UnorderedElementsAre("Gipfel in Peking", "Scholz reist"));
}

TEST_F(SearcherTest, FindsEntitiesByAnyName) {
  EXPECT_THAT(titles("person:Putin"), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("person:\"Xi Jinping\""), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("person:\"Wladimir Putin\""), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("ort:kiew"), ElementsAre("Scholz reist"));
  EXPECT_THAT(titles("org:NATO"), ElementsAre("Scholz reist", "Gipfel in Peking"));
  EXPECT_THAT(titles("org:Putin"), IsEmpty());
  EXPECT_THAT(titles("person:Put*"), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("person:*"), ElementsAre("Scholz reist", "Gipfel in Peking"));
  EXPECT_THAT(titles("person:Scholz datum:2022-02"), ElementsAre("Scholz reist"));
}

TEST_F(SearcherTest, SaysWhenANameIsUnknown) {
  EXPECT_THAT(search("person:Niemand").notes,
              Contains(testing::Field(&Note::kind, NoteKind::unknown_entity)));
  EXPECT_THAT(search("quelle:Niemand").notes, Contains(testing::Field(&Note::kind, NoteKind::unknown_value)));
}

TEST_F(SearcherTest, FindsByMetadata) {
  EXPECT_THAT(titles("quelle:tagesschau.de"), ElementsAre("Scholz reist", "Gipfel in Peking"));
  EXPECT_THAT(titles("quelle:tagesschau"), ElementsAre("Scholz reist", "Gipfel in Peking"));
  EXPECT_THAT(titles("quelle:\"suddeutsche zeitung\""), ElementsAre("Klimawandel im Februar"));
  EXPECT_THAT(titles("quelle:Süd*"), ElementsAre("Klimawandel im Februar"));
  EXPECT_THAT(titles("autor:Ohm"), ElementsAre("Scholz reist", "Gipfel in Peking"));
  EXPECT_THAT(titles("autor:\"Max Volt\""), ElementsAre("Scholz reist"));
  EXPECT_THAT(titles("ressort:ausland"), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("NATO -quelle:tagesschau.de"), IsEmpty());
}

TEST_F(SearcherTest, HoldsDatesToTheirPrecision) {
  EXPECT_THAT(titles("datum:2022-02"),
              ElementsAre("Scholz reist", "Gipfel in Peking", "Klimawandel im Februar"));
  EXPECT_THAT(titles("datum:2022-02-04"), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("datum:2022-02-01..2022-02-20"), ElementsAre("Scholz reist", "Gipfel in Peking"));
  EXPECT_THAT(titles("Klima datum:2022-02-01..2022-02-20"), IsEmpty());
  EXPECT_THAT(titles("Klima datum:2022"), ElementsAre("Klimawandel im Februar"));
  EXPECT_THAT(titles("vor:2022"), ElementsAre("Klima und Xi"));
  EXPECT_THAT(titles("NICHT datum:2022-02"), ElementsAre("Klima und Xi", "Ohne Datum"));
  EXPECT_THAT(titles("datum:2022-02-04 ODER datum:2021"), ElementsAre("Gipfel in Peking", "Klima und Xi"));
  EXPECT_THAT(titles("nach:2022-02 vor:2022-02"), IsEmpty());
}

TEST_F(SearcherTest, FindsByTheDatesThatAreSpokenOf) {
  EXPECT_THAT(titles("erwähnt:2020-05-08"), ElementsAre("Ohne Datum"));
  EXPECT_THAT(titles("erwähnt:2020"), ElementsAre("Ohne Datum"));
  EXPECT_THAT(titles("erwähnt:2020-05-08.."), ElementsAre("Ohne Datum"));
  EXPECT_THAT(titles("erwähnt:2020-05-09"), IsEmpty());
}

TEST_F(SearcherTest, LooksOnlyInTheFieldAskedFor) {
  EXPECT_THAT(titles("titel:Klima"), ElementsAre("Klima und Xi", "Klimawandel im Februar"));
  EXPECT_THAT(titles("lead:Putin"), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("text:Putin"), IsEmpty());
  EXPECT_THAT(titles("text:NATO"), UnorderedElementsAre("Gipfel in Peking", "Scholz reist"));
  EXPECT_THAT(titles("titel:(Klima ODER Gipfel)"),
              UnorderedElementsAre("Klima und Xi", "Klimawandel im Februar", "Gipfel in Peking"));
}

TEST_F(SearcherTest, FindsWordsNearEachOther) {
  EXPECT_THAT(titles("Putin NAHE/1 Xi"), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("\"Xi Putin\"~1"), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("Putin NAHE/0 Xi"), IsEmpty());
  EXPECT_THAT(titles("lead:(Xi NAHE/2 (Putin ODER Klima))"), UnorderedElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("lead:(Xi NAHE/3 (Putin ODER Klima))"),
              UnorderedElementsAre("Gipfel in Peking", "Klima und Xi"));
  EXPECT_THAT(titles("titel:Klima NAHE/2 Xi"), ElementsAre("Klima und Xi"));
}

TEST_F(SearcherTest, FindsTruncatedWords) {
  EXPECT_THAT(titles("Klima*"), UnorderedElementsAre("Klimawandel im Februar", "Klima und Xi"));
  EXPECT_THAT(titles("*bericht"), ElementsAre("Klimawandel im Februar"));
  EXPECT_THAT(titles("*wandel*"), ElementsAre("Klimawandel im Februar"));
  EXPECT_THAT(titles("*xyz"), IsEmpty());
  add({{.title = "München leuchtet", .paragraphs = {"Die Münchner freut es."}}});
  EXPECT_THAT(titles("Muenchn*"), ElementsAre("München leuchtet"));
  EXPECT_THAT(titles("*ünchne*"), ElementsAre("München leuchtet"));
}

TEST_F(SearcherTest, FindsExactForms) {
  EXPECT_THAT(titles("=Klima"), UnorderedElementsAre("Klimawandel im Februar", "Klima und Xi"));
  EXPECT_THAT(titles("=klima NICHT =xi"), ElementsAre("Klimawandel im Februar"));
  EXPECT_THAT(titles("=\"spricht in Kiew\""), ElementsAre("Scholz reist"));
  EXPECT_THAT(titles("NICHT =Klima"), ElementsAre("Scholz reist", "Gipfel in Peking", "Ohne Datum"));
  EXPECT_THAT(titles("=Klimas"), IsEmpty());
}

TEST_F(SearcherTest, ListsEverythingForAnEmptyQuery) {
  EXPECT_THAT(titles(""), ElementsAre("Scholz reist", "Gipfel in Peking", "Klimawandel im Februar",
                                      "Klima und Xi", "Ohne Datum"));
  EXPECT_EQ(search("").total, 5u);
}

TEST_F(SearcherTest, OrdersByDateWhereAsked) {
  EXPECT_THAT(titles("spricht sortierung:neueste"), ElementsAre("Scholz reist", "Klima und Xi"));
  EXPECT_THAT(titles("spricht sortierung:älteste"), ElementsAre("Klima und Xi", "Scholz reist"));
  EXPECT_THAT(titles("sortierung:älteste"),
              ElementsAre("Ohne Datum", "Klima und Xi", "Klimawandel im Februar", "Gipfel in Peking",
                          "Scholz reist"));
}

TEST_F(SearcherTest, OrdersADayByItsHours) {
  add({{.title = "Abend", .date = "2023-05-01T20:00:00+02:00", .paragraphs = {"Nachricht."}},
       {.title = "Morgen", .date = "2023-05-01T08:00:00+02:00", .paragraphs = {"Nachricht."}},
       {.title = "Tag", .date = "2023-05-01", .paragraphs = {"Nachricht."}},
       {.title = "Mittag", .date = "2023-05-01T12:00:00+02:00", .paragraphs = {"Nachricht."}}});
  EXPECT_THAT(titles("Nachricht sortierung:neueste"), ElementsAre("Abend", "Mittag", "Morgen", "Tag"));
  EXPECT_THAT(titles("datum:2023-05-01 sortierung:älteste"), ElementsAre("Tag", "Morgen", "Mittag", "Abend"));
  EXPECT_THAT(titles("Nachricht", {.order = Order::newest, .limit = 2, .offset = 1}),
              ElementsAre("Mittag", "Morgen"));
  EXPECT_THAT(titles("", {.order = Order::newest, .limit = 2, .offset = 3}),
              ElementsAre("Tag", "Scholz reist"));
}

TEST_F(SearcherTest, PagesThroughTheHits) {
  const auto all = titles("Klima ODER NATO");
  ASSERT_EQ(all.size(), 4u);
  for (std::size_t offset = 0; offset < 4; ++offset) {
    const Hits page = search("Klima ODER NATO", {.limit = 1, .offset = offset});
    EXPECT_EQ(page.total, 4u);
    EXPECT_THAT(titles(page.hits), ElementsAre(all[offset]));
  }
  EXPECT_THAT(titles("Klima ODER NATO", {.limit = 5, .offset = 4}), IsEmpty());
  EXPECT_THAT(titles("Klima ODER NATO", {.limit = 0}), IsEmpty());
  EXPECT_THAT(titles("NICHT Putin", {.limit = 1, .offset = 2}), ElementsAre("Klima und Xi"));
}

TEST_F(SearcherTest, FindsAnyOfTheWordsWhereAsked) {
  const SearchOptions any{.words = WordMode::any};
  EXPECT_THAT(titles("Peking Kiew", any), UnorderedElementsAre("Gipfel in Peking", "Scholz reist"));
  EXPECT_THAT(titles("Kiew-Konferenz", any), ElementsAre("Scholz reist"));
  EXPECT_THAT(titles("NATO-Osterweiterung", any), ElementsAre("Gipfel in Peking", "Scholz reist"));
  EXPECT_THAT(titles("Peking Kiew -Putin", any), ElementsAre("Scholz reist"));
  EXPECT_THAT(titles("Peking Kiew datum:2022-02-04", any), ElementsAre("Gipfel in Peking"));
}

TEST_F(SearcherTest, ShowsWhatMostWordsFindWhereAllFindNothing) {
  const Hits hits = search("NATO Osterweiterung Kiew Xylophon");
  EXPECT_EQ(hits.total, 0u);
  EXPECT_THAT(hits.hits, IsEmpty());
  ASSERT_TRUE(hits.relaxed);
  EXPECT_THAT(titles(hits.relaxed->hits), ElementsAre("Scholz reist", "Gipfel in Peking"));
  EXPECT_EQ(hits.relaxed->total, 2u);
  EXPECT_THAT(hits.notes, Contains(testing::Field(&Note::kind, NoteKind::relaxed)));
}

TEST_F(SearcherTest, CountsNoPartsOfCompoundsAsWordsWhereItRelaxes) {
  add({{.title = "Rückzug aus dem Tritt", .paragraphs = {"Der Rückzug geriet aus dem Tritt."}},
       {.title = "Am Meer", .paragraphs = {"Der Hafen liegt offen."}},
       {.title = "Hafen der Stadt", .paragraphs = {"Am Hafen der Stadt legte niemand an."}},
       {.title = "Hafenstadt", .paragraphs = {"Eine Hafenstadt am Meer."}}});
  EXPECT_FALSE(search("Rücktritt Xylophon").relaxed) << "neither a particle nor what stands behind it";
  const Hits hits = search("Hafenstadt Xylophon");
  ASSERT_TRUE(hits.relaxed);
  EXPECT_THAT(titles(hits.relaxed->hits), ElementsAre("Hafenstadt", "Hafen der Stadt"))
      << "parts near each other are nearly the word, one alone is not";
}

TEST_F(SearcherTest, NeverRanksManyPartsAboveTheCompound) {
  std::string orchard;
  for (int i = 0; i < 40; ++i) orchard += "Apfelbäume und Birnenbäume. ";
  add({{.title = "Äpfel", .paragraphs = {orchard}},
       {.title = "Pfirsiche", .paragraphs = {"Hier wachsen Pfirsichbäume. " + std::string(60, 'x')}}});
  EXPECT_THAT(titles("Pfirsichbäume", {.words = WordMode::any}), ElementsAre("Pfirsiche", "Äpfel"));
}

TEST_F(SearcherTest, DoesNotRepeatHitsWhenItRelaxes) {
  const Hits hits = search("Kiew NATO Scholz");
  EXPECT_THAT(titles(hits.hits), ElementsAre("Scholz reist"));
  ASSERT_FALSE(hits.relaxed);
  EXPECT_FALSE(search("Kiew Xylophon", {.relax = false}).relaxed);
}

TEST_F(SearcherTest, ShowsTheBestParagraphWithTheWordsMarked) {
  const Hit hit = search("Osterweiterung Ende").hits.at(0);
  EXPECT_EQ(hit.paragraph, 2);
  EXPECT_EQ(hit.snippet, "Beide fordern das Ende der NATO-Osterweiterung.");
  std::vector<std::string> marked;
  for (const auto& [start, end] : hit.highlights) marked.push_back(hit.snippet.substr(start, end - start));
  EXPECT_THAT(marked, ElementsAre("Ende", "Osterweiterung"));
}

TEST_F(SearcherTest, MarksWordsOfTheTitle) {
  const Hit hit = search("titel:Klima").hits.at(0);
  EXPECT_THAT(hit.title_highlights, ElementsAre(std::pair(0u, 5u)));
  EXPECT_THAT(hit.highlights, IsEmpty());
}

TEST_F(SearcherTest, MarksEntitiesWhereTheyAreMentioned) {
  const Hit hit = search("person:\"Wladimir Putin\"").hits.at(0);
  EXPECT_EQ(hit.paragraph, 1);
  EXPECT_THAT(hit.highlights, ElementsAre(std::pair(0u, 5u)));
}

TEST_F(SearcherTest, DoesNotMarkWhatIsExcluded) {
  const Hit hit = search("Klima -Putin").hits.at(0);
  EXPECT_THAT(hit.snippet, Not(HasSubstr("Putin")));
}

TEST_F(SearcherTest, CountsFacetsOverTheWholeResult) {
  const Hits hits = search("NATO", {.limit = 1, .facets = true});
  ASSERT_TRUE(hits.facets);
  EXPECT_THAT(hits.facets->source, ElementsAre(FacetCount{"tagesschau.de", 2}));
  EXPECT_THAT(hits.facets->author, ElementsAre(FacetCount{"Anna Ohm", 2}, FacetCount{"Max Volt", 1}));
  EXPECT_THAT(hits.facets->section, ElementsAre(FacetCount{"Ausland", 1}, FacetCount{"Inland", 1}));
  EXPECT_THAT(hits.facets->organization, ElementsAre(FacetCount{"NATO", 2}));
  EXPECT_THAT(hits.facets->person,
              UnorderedElementsAre(FacetCount{"Olaf Scholz", 1}, FacetCount{"Wladimir Putin", 1},
                                   FacetCount{"Xi Jinping", 1}));
  EXPECT_THAT(hits.facets->date, ElementsAre(FacetCount{"2022-02-04", 1}, FacetCount{"2022-02-14", 1}));
  EXPECT_THAT(search("", {.facets = true}).facets->date,
              ElementsAre(FacetCount{"2021-12-31", 1}, FacetCount{"2022-02", 1}, FacetCount{"2022-02-04", 1},
                          FacetCount{"2022-02-14", 1}));
}

TEST_F(SearcherTest, ExplainsItselfInWords) {
  const Hits hits = search("Klima* -Putin datum:2022 quelle:Süd*", {.explain = true});
  const auto has = [](const char* text) { return Contains(HasSubstr(text)); };
  EXPECT_THAT(hits.explanation, AllOf(has("Gelesen als: Klima*"), has("Klima* →"), has("(ausgeschlossen)"),
                                      has("Datum: 2022"), has("Bedingung: quelle:Süd*"), has("Treffer: 1")));
}

TEST_F(SearcherTest, StopsWhenTheTimeIsUp) {
  const std::atomic<bool> cancelled = true;
  const Hits hits = search("Klima", {.cancelled = &cancelled});
  EXPECT_FALSE(hits.complete);
  EXPECT_THAT(hits.notes, Contains(testing::Field(&Note::kind, NoteKind::time_limit)));
}

TEST_F(SearcherTest, DropsWordsThatOnlyTieOthersTogether) {
  EXPECT_THAT(titles("wer trifft den Xi"), ElementsAre("Gipfel in Peking"));
  EXPECT_THAT(titles("und"), ElementsAre("Klima und Xi"));
}

TEST_F(SearcherTest, AnswersAnyOddQuery) {
  for (const char* query : {"\"",          "(((",
                            "NICHT",       "a\"b",
                            "NEAR(",       "title : x",
                            "{body} : x",  "\"a\" * b",
                            "^a",          "a + b",
                            "-",           "* *",
                            "=\"a",        "x NAHE/3 y NAHE/3 z",
                            "a:b:c",       "'; DROP TABLE article; --",
                            "\xFF\xFE",    "NAHE/1000 a",
                            "\"a b c\"~0", "*a*",
                            "a*",          "titel:*a text:(b ODER \"c d\"~3)"}) {
    EXPECT_NO_THROW(search(query, {.facets = true, .explain = true})) << query;
  }
}

TEST_F(SearcherTest, AnswersDeepAndLongQueries) {
  std::string deep;
  for (int i = 0; i < 60; ++i) deep += "(a ODER (b UND ";
  EXPECT_NO_THROW(search(deep + "Klima"));
  std::string alternatives = "Klima";
  for (int i = 0; i < 500; ++i) alternatives += " ODER wort" + std::to_string(i);
  EXPECT_EQ(search(alternatives).total, 2u);
  std::string words = "Klima";
  for (int i = 0; i < 500; ++i) words += " Klima";
  EXPECT_EQ(search(words).total, 2u);
  std::string near = "Xi";
  for (int i = 0; i < 300; ++i) near += " NAHE/9 Klima";
  EXPECT_NO_THROW(search(near));
}

}  // namespace
}  // namespace blattwerk::search
