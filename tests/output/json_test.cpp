#include "output/json.h"

#include <gtest/gtest.h>

namespace blattwerk::output {
namespace {

TEST(Json, GivesAnArticleTheFieldsOfTheContract) {
  StoredArticle stored;
  stored.id = 7;
  stored.article.title = "Titel";
  stored.article.kicker = "Dachzeile";
  stored.article.date = PartialDate::parse_iso("2022-02");
  stored.article.source = "Blatt";
  stored.article.authors = {"Anna Ohm"};
  stored.article.paragraphs = {{ParagraphKind::lead, "Vorspann"}, {ParagraphKind::heading, "Zwischentitel"}};
  stored.entities = {{EntityType::person, "Anna Ohm", 2}};
  stored.origins = {{"/a.txt", "", "ab12", "text", "2024-03-04T08:00:00Z"}};
  EXPECT_EQ(
      to_json(stored, JsonLayout::line),
      R"({"id":7,"title":"Titel","kicker":"Dachzeile","date":"2022-02","source":"Blatt","authors":["Anna Ohm"],)"
      R"("lead":"Vorspann","paragraphs":[{"n":1,"kind":"lead","text":"Vorspann"},)"
      R"({"n":2,"kind":"heading","text":"Zwischentitel"}],)"
      R"("entities":[{"type":"person","name":"Anna Ohm","count":2}],)"
      R"("origin":{"path":"/a.txt","sha256":"ab12","format":"text","imported":"2024-03-04T08:00:00Z"}})");
}

TEST(Json, NamesTheNearDuplicatesOfAnArticle) {
  StoredArticle stored;
  stored.id = 1;
  stored.near_duplicates = {{4, "Sturm", "2022-02", "Blatt"}, {9, "Orkan", "", ""}};
  EXPECT_NE(to_json(stored, JsonLayout::line)
                .find(R"("duplicates":[{"id":4,"title":"Sturm","date":"2022-02","source":"Blatt"},)"
                      R"({"id":9,"title":"Orkan"}])"),
            std::string::npos);
}

TEST(Json, LeavesOutWhatIsNotKnown) {
  StoredArticle stored;
  stored.id = 1;
  stored.article.title = "Titel";
  EXPECT_EQ(to_json(stored, JsonLayout::line), R"({"id":1,"title":"Titel","paragraphs":[],"entities":[]})");
}

TEST(Json, GivesAReportTheFieldsOfTheContract) {
  ImportReport report;
  report.added = 1;
  report.duplicate = 2;
  report.seconds = 0.5;
  report.errors = {{"/b\xFF.txt", "empty"}};
  EXPECT_EQ(to_json(report, JsonLayout::line),
            "{\"new\":1,\"updated\":0,\"unchanged\":0,\"duplicate\":2,\"failed\":1,\"seconds\":0.5,"
            "\"errors\":[{\"path\":\"/b\xEF\xBF\xBD.txt\",\"reason\":\"empty\"}]}");
}

}  // namespace
}  // namespace blattwerk::output
