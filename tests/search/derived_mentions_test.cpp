// `ort:Russland` finds `der russische Präsident` too, behind the articles that name Russland.

#include <gmock/gmock.h>

#include "archive_fixture.h"
#include "search/entities.h"

namespace blattwerk::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DerivedMentions : public ArchiveTest {
 protected:
  static TestArticle article(std::string title, std::string date, std::string text) {
    const TestArticle::Name named{EntityType::place, "Russland", "Russland"};
    const TestArticle::Name derived{EntityType::place, "russisch", "Russland", MentionKind::derived};
    const TestArticle::Name other{EntityType::place, "Kiel", "Kiel"};
    return {.title = std::move(title),
            .date = std::move(date),
            .paragraphs = {std::move(text)},
            .names = {named, derived, other}};
  }

  DerivedMentions() {
    add({article("Oper", "2022-02-05", "Die russische Oper, eine Oper am Hafen in Kiel."),
         article("Reise", "2022-02-03", "Nach Russland fährt die Oper, von Kiel aus."),
         article("Handel", "2022-02-04", "Kiel und der russische Handel mit Russland."),
         article("Flut", "2022-02-06", "Die Flut in Kiel.")});
  }
};

TEST_F(DerivedMentions, ComeBehindNames) {
  EXPECT_THAT(titles("ort:Russland"), ElementsAre("Handel", "Reise", "Oper"));
  EXPECT_EQ(search("ort:Russland").total, 3u);
  EXPECT_THAT(titles("ort:Russland ort:Kiel"), ElementsAre("Handel", "Reise", "Oper"));
}

TEST_F(DerivedMentions, ComeBehindNamesWhateverTheWordsAreWorth) {
  EXPECT_THAT(titles("Oper ort:Russland"), ElementsAre("Reise", "Oper"));
  EXPECT_EQ(search("Oper ort:Russland").total, 2u);
  SearchOptions second;
  second.limit = 1;
  second.offset = 1;
  EXPECT_THAT(titles("Oper ort:Russland", second), ElementsAre("Oper"));
  EXPECT_THAT(titles("ort:Russland", second), ElementsAre("Reise"));
  second.offset = 2;
  EXPECT_THAT(titles("ort:Russland", second), ElementsAre("Oper"));
}

TEST_F(DerivedMentions, KeepTheOrderOfDatesWhereThatIsAskedFor) {
  EXPECT_THAT(titles("ort:Russland sortierung:neueste"), ElementsAre("Oper", "Handel", "Reise"));
  EXPECT_THAT(titles("Oper ort:Russland sortierung:neueste"), ElementsAre("Oper", "Reise"));
}

TEST_F(DerivedMentions, AreExcludedToo) {
  EXPECT_THAT(titles("NICHT ort:Russland"), ElementsAre("Flut"));
  EXPECT_THAT(titles("Oper NICHT ort:Russland"), IsEmpty());
}

TEST_F(DerivedMentions, AreLeftOutByTheSignOfEquality) {
  EXPECT_THAT(titles("ort:=Russland"), ElementsAre("Handel", "Reise"));
  EXPECT_THAT(titles("Oper ort:=\"Russland\""), ElementsAre("Reise"));
  EXPECT_EQ(to_string(parse_query("ort:=Russland", kToday)), "ort:=Russland");
}

TEST_F(DerivedMentions, AreMarkedInSnippets) {
  const Hit oper = search("ort:Russland").hits.back();
  ASSERT_EQ(oper.highlights.size(), 1u);
  const auto [start, end] = oper.highlights[0];
  EXPECT_EQ(oper.snippet.substr(start, end - start), "russisch");
}

TEST_F(DerivedMentions, AreNoNamesOfAnArticle) {
  SearchOptions counted;
  counted.facets = true;
  const Hits hits = search("Oper", counted);
  ASSERT_TRUE(hits.facets);
  EXPECT_THAT(hits.facets->place, ElementsAre(FacetCount{"Kiel", 2}, FacetCount{"Russland", 1}));
  const EntityList list = list_entities(archive_.database(), {});
  ASSERT_EQ(list.entities.size(), 2u);
  EXPECT_EQ(list.entities[1].articles, 2u);
  const auto portraits = find_portraits(archive_.database(), "Russland", {}, 1);
  ASSERT_EQ(portraits.size(), 1u);
  EXPECT_EQ(portraits[0].entity.articles, 2u);
  EXPECT_EQ(portraits[0].derived, 1u);
  EXPECT_THAT(portraits[0].names, ElementsAre("Russland"));
}

}  // namespace
}  // namespace blattwerk::search
