#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"
#include "search/entities.h"

namespace blattwerk::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class QuotationSearchTest : public ArchiveTest {
 protected:
  QuotationSearchTest() {
    const std::vector<TestArticle::Name> names = {{EntityType::person, "Putin", "Wladimir Putin"},
                                                  {EntityType::person, "Xi", "Xi Jinping"}};
    add({{.title = "Eins",
          .date = "2022-02-04",
          .paragraphs = {"Von Freundschaft war die Rede.",
                         "„Die Freundschaft ist alt“, sagte Putin. Xi sagte: „Der Frieden ist neu.“"},
          .names = names,
          .said = {{"Wladimir Putin", "Die Freundschaft ist alt"}, {"Xi Jinping", "Der Frieden ist neu."}}},
         {.title = "Zwei",
          .date = "2022-02-05",
          .paragraphs = {"Putin lobte die Freundschaft: „Der Frieden ist nah.“"},
          .names = names,
          .said = {{"Wladimir Putin", "Der Frieden ist nah."}}},
         {.title = "Drei", .date = "2022-02-06", .paragraphs = {"Putin schweigt."}, .names = names}});
  }
};

TEST_F(QuotationSearchTest, FindsWhereSomebodyIsQuoted) {
  EXPECT_THAT(titles("sagt:Putin"), ElementsAre("Zwei", "Eins"));
  EXPECT_THAT(titles("sagt:\"Xi Jinping\""), ElementsAre("Eins"));
  EXPECT_THAT(titles("sagt:*"), ElementsAre("Zwei", "Eins"));
  EXPECT_THAT(titles("Peking ODER sagt:Xi"), ElementsAre("Eins"));
  EXPECT_THAT(titles("Putin NICHT sagt:Putin"), ElementsAre("Drei"));
}

TEST_F(QuotationSearchTest, FindsWordsOnlyWhereTheSpeakerSaysThem) {
  EXPECT_THAT(titles("sagt:Putin Freundschaft"), ElementsAre("Eins"));
  EXPECT_THAT(titles("sagt:Putin Frieden"), ElementsAre("Zwei"));
  EXPECT_THAT(titles("sagt:Xi Freundschaft"), IsEmpty());
  EXPECT_THAT(titles("sagt:* Frieden"), UnorderedElementsAre("Eins", "Zwei"));
  EXPECT_THAT(titles("sagt:(Putin ODER Xi) Frieden"), UnorderedElementsAre("Eins", "Zwei"));
  EXPECT_THAT(titles("sagt:Putin (Frieden ODER Freundschaft)"), UnorderedElementsAre("Eins", "Zwei"));
  EXPECT_THAT(titles("sagt:Putin \"Freundschaft ist alt\""), ElementsAre("Eins"));
  EXPECT_THAT(titles("sagt:Putin =Frieden"), ElementsAre("Zwei"));
  EXPECT_THAT(titles("sagt:Putin Frieden alt"), IsEmpty());
  EXPECT_THAT(titles("NICHT (sagt:Putin Frieden) Putin"), UnorderedElementsAre("Eins", "Drei"));
}

TEST_F(QuotationSearchTest, TakesWordsBeforeTheFieldAnywhere) {
  EXPECT_THAT(titles("Freundschaft sagt:Putin"), UnorderedElementsAre("Eins", "Zwei"));
}

TEST_F(QuotationSearchTest, ShowsTheQuotation) {
  const auto marked = [&](std::string_view query) {
    const Hit hit = search(query).hits.at(0);
    const auto [start, end] = hit.highlights.at(0);
    return std::to_string(hit.paragraph) + " " + hit.snippet.substr(start, end - start);
  };
  EXPECT_EQ(marked("sagt:Putin Freundschaft"), "2 Freundschaft");
  EXPECT_EQ(marked("sagt:Putin nach:2022-02-04"), "1 Der Frieden ist nah.");
}

TEST_F(QuotationSearchTest, SaysWhereASpeakerIsNotKnown) {
  const Hits hits = search("sagt:Niemand");
  EXPECT_THAT(hits.hits, IsEmpty());
  ASSERT_THAT(hits.notes, SizeIs(1));
  EXPECT_EQ(hits.notes[0].kind, NoteKind::unknown_entity);
}

TEST_F(QuotationSearchTest, PortraysWithWhatWasSaid) {
  const auto portraits = find_portraits(archive_.database(), "Putin", std::nullopt, 1);
  ASSERT_THAT(portraits, SizeIs(1));
  EXPECT_EQ(portraits[0].quoted_in, 2u);
  std::vector<std::string> said;
  for (const auto& quotation : portraits[0].quotations) said.push_back(quotation.text);
  EXPECT_THAT(said, ElementsAre("Der Frieden ist nah.", "Die Freundschaft ist alt"));
}

TEST_F(QuotationSearchTest, LooksSpeakersUpByIndex) {
  auto statement = archive_.database().prepare(
      "EXPLAIN QUERY PLAN SELECT article_key FROM article_speaker WHERE entity_id = 1");
  ASSERT_TRUE(statement.step());
  EXPECT_THAT(std::string(statement.text(3)), ::testing::StartsWith("SEARCH"));
}

}  // namespace
}  // namespace blattwerk::search
