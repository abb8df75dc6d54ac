#include "ingest/to_article.h"

#include <gtest/gtest.h>

namespace blattwerk::ingest {
namespace {

using formats::Block;
using formats::Document;

std::optional<PartialDate> date(const char* iso) {
  return PartialDate::parse_iso(iso);
}

std::string date_of(const Document& document) {
  const auto article = to_article(document);
  return article && article->date ? article->date->to_iso() : "none";
}

TEST(ToArticle, TakesTheMostTellingDate) {
  Document document;
  document.title = "Titel";
  EXPECT_EQ(date_of(document), "none");
  document.archived = date("2022-02");
  EXPECT_EQ(date_of(document), "2022-02");
  document.updated = date("2022-02-05");
  EXPECT_EQ(date_of(document), "2022-02-05");
  document.published = date("2022-02-04");
  EXPECT_EQ(date_of(document), "2022-02-04");
}

TEST(ToArticle, TellsTimesAsGermanClocksDid) {
  Document document;
  document.title = "Titel";
  const struct {
    const char* stated;
    const char* kept;
  } cases[] = {
      {"2022-02-04T11:39", "2022-02-04T11:39:00+01:00"},
      {"2022-07-04T11:39", "2022-07-04T11:39:00+02:00"},
      {"2022-02-04T23:30:00Z", "2022-02-05T00:30:00+01:00"},
      {"2022-02-04T11:39:00-05:00", "2022-02-04T11:39:00-05:00"},
  };
  for (const auto& c : cases) {
    document.published = date(c.stated);
    EXPECT_EQ(date_of(document), c.kept) << c.stated;
  }
}

TEST(ToArticle, NormalisesEveryFieldAndDropsWhatIsEmpty) {
  Document document;
  document.title =
      "  Ein\xC2\xA0Titel \n der u\xCC\x88"
      "bergeht ";
  document.authors = {"Anna  Ohm", "", "Anna Ohm"};
  document.url = "https://example.org/a#kommentare";
  document.blocks = {{Block::Kind::lead, "Vor\xC2\xADspann."},
                     {Block::Kind::text, " \n "},
                     {Block::Kind::list_item, "Punkt"},
                     {Block::Kind::heading, "Zwischentitel"}};
  const auto article = to_article(document);
  ASSERT_TRUE(article);
  EXPECT_EQ(article->title, "Ein Titel der übergeht");
  EXPECT_EQ(article->authors, std::vector<std::string>{"Anna Ohm"});
  EXPECT_EQ(article->url, "https://example.org/a");
  EXPECT_EQ(article->paragraphs, (std::vector<Paragraph>{{ParagraphKind::lead, "Vorspann."},
                                                         {ParagraphKind::text, "Punkt"},
                                                         {ParagraphKind::heading, "Zwischentitel"}}));
}

TEST(ToArticle, CallsAnArticleWithoutTitleByItsFirstWords) {
  Document document;
  document.blocks = {{Block::Kind::text, "Dr. Ohm tagt. Er tagt lange."}};
  EXPECT_EQ(to_article(document)->title, "Dr. Ohm tagt");
  document.blocks = {
      {Block::Kind::text, std::string(40, 'a') + " " + std::string(50, 'b') + " " + std::string(50, 'c')}};
  EXPECT_EQ(to_article(document)->title, std::string(40, 'a') + " " + std::string(50, 'b') + "…");
}

TEST(ToArticle, RefusesADocumentWithoutTitleAndText) {
  EXPECT_FALSE(to_article({}));
}

}  // namespace
}  // namespace blattwerk::ingest
