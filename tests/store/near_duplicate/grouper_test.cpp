#include "store/near_duplicate/grouper.h"

#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/article_writer.h"
#include "store/indexed_columns.h"
#include "temporary_folder.h"

namespace blattwerk::store::near_duplicate {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kStorm =
    "Ein schwerer Herbststurm hat am Donnerstag den Fährverkehr zwischen den Inseln lahmgelegt. Nach Angaben "
    "der "
    "Reederei blieben zwölf Schiffe im Hafen, rund 4000 Reisende saßen auf den Inseln fest. Die Feuerwehr "
    "rückte zu "
    "310 Einsätzen aus, meist wegen umgestürzter Bäume. In Husum deckte eine Böe das Dach einer Turnhalle "
    "ab, "
    "verletzt wurde niemand. Der Wetterdienst erwartet, dass der Wind am Freitag nachlässt. Dann sollen die "
    "Fähren "
    "wieder nach Fahrplan verkehren, sagte eine Sprecherin der Reederei.";
// The same report as another paper prints it: words exchanged, the end cut.
constexpr std::string_view kStormEdited =
    "Ein heftiger Herbststurm hat am Donnerstag den Fährverkehr zu den Inseln lahmgelegt. Nach Auskunft der "
    "Reederei blieben zwölf Schiffe im Hafen, etwa 4000 Urlauber saßen auf den Inseln fest. Die Feuerwehr "
    "fuhr zu "
    "310 Einsätzen aus, meist wegen umgestürzter Bäume. In Husum deckte eine Böe das Dach der Turnhalle ab, "
    "verletzt wurde dabei niemand.";
constexpr std::string_view kStormEditedAgain =
    "Husum - Ein schwerer Sturm hat am Donnerstag den Fährverkehr zwischen den Inseln unterbrochen. Nach "
    "Angaben der "
    "Reederei blieben zwölf Fähren im Hafen, rund 4000 Reisende saßen fest. Die Feuerwehr rückte zu 310 "
    "Einsätzen "
    "aus, meist wegen umgestürzter Bäume. In Husum deckte eine Böe das Dach einer Turnhalle ab, verletzt "
    "wurde "
    "niemand. Der Wetterdienst erwartet, dass der Wind am Freitag nachlässt.";
// Another report of the same storm.
constexpr std::string_view kStormElsewhere =
    "Wegen des Sturms fällt an den Schulen in Nordfriesland am Freitag der Unterricht aus. Das teilte das "
    "Ministerium "
    "in Kiel mit. Eine Notbetreuung werde angeboten, hieß es. Am Donnerstag hatte eine Böe in Husum das Dach "
    "einer "
    "Turnhalle abgedeckt. Die Halle bleibt nach Angaben der Stadt bis zum Frühjahr gesperrt, den Schaden "
    "schätzt der "
    "Bürgermeister auf 250.000 Euro. Auch der Fährverkehr zu den Inseln war eingestellt worden.";

std::string lottery(std::string_view day, std::string_view numbers) {
  return "Bei der Ziehung der Lottozahlen am Samstag, dem " + std::string(day) +
         ", wurden die folgenden Gewinnzahlen gezogen: " + std::string(numbers) +
         ". Die Angaben der Lottogesellschaft sind wie immer ohne Gewähr. Teilnehmen darf nur, wer "
         "volljährig ist; "
         "Glücksspiel kann süchtig machen.";
}

class GrouperTest : public ::testing::Test, private LateAnalysis {
 protected:
  GrouperTest() : archive_(Archive::open_for_writing(folder_.path() / "archive.db")) {}

  void analyse(IncomingArticle& incoming) override {
    incoming.columns = index_columns(incoming.article, analyzer_);
    incoming.fingerprint = fingerprint(shape_of(incoming.columns));
    incoming.analysed = true;
  }

  IncomingArticle incoming(std::string_view path, std::string_view text, const char* date = "2022-02-04") {
    IncomingArticle incoming;
    incoming.article.title = "Titel von " + std::string(path);
    incoming.article.date = PartialDate::parse_iso(date);
    incoming.article.paragraphs = {{ParagraphKind::text, std::string(text)}};
    incoming.content = content_hash(incoming.article);
    incoming.path = path;
    incoming.format = "text";
    incoming.original = packer_.pack(incoming.article.title + std::string(text));
    return incoming;
  }

  void write(std::vector<IncomingArticle> batch) {
    ArticleWriter(archive_, analyzer_, *this).write(batch, "2024-03-04T08:00:00Z");
  }
  void remove(std::int64_t id) { ArticleWriter(archive_, analyzer_, *this).remove(id); }

  /// The groups by the paths of their articles.
  std::set<std::set<std::string>> groups() {
    std::map<std::int64_t, std::set<std::string>> members;
    auto statement = archive_.database().prepare(
        "SELECT n.group_id, o.path FROM near_duplicate AS n JOIN article AS a ON a.key = n.article_key "
        "JOIN origin AS o ON o.article_id = a.id");
    while (statement.step()) members[statement.integer(0)].insert(std::string(statement.text(1)));
    std::set<std::set<std::string>> groups;
    for (auto& [group, paths] : members) groups.insert(std::move(paths));
    return groups;
  }

  TemporaryFolder folder_;
  Archive archive_;
  text::Analyzer analyzer_;
  OriginalPacker packer_;
};

using Group = std::set<std::string>;

TEST_F(GrouperTest, GroupsTheSameReportWithEditedWordsAndCutEnds) {
  write({incoming("a", kStorm), incoming("b", kStormElsewhere), incoming("c", kStormEdited, "2022-02-05")});
  EXPECT_THAT(groups(), ElementsAre(Group{"a", "c"}));
}

TEST_F(GrouperTest, KeepsTextsOfOneTemplateApart) {
  write({incoming("a", lottery("5. März 2022", "3, 11, 19, 24, 38, 45; Superzahl 7; Spiel 77: 1840293")),
         incoming("b", lottery("12. März 2022", "1, 8, 20, 27, 33, 49; Superzahl 2; Spiel 77: 7716350"))});
  EXPECT_THAT(groups(), IsEmpty());
}

TEST_F(GrouperTest, LeavesShortTextsAlone) {
  write({incoming("a", "Der Sturm legt Fähren lahm."),
         incoming("b", "Der Sturm legt Fähren lahm.", "2022-02-05")});
  EXPECT_THAT(groups(), IsEmpty());
}

TEST_F(GrouperTest, FindsTheSameGroupsInAnyOrderAndInAnyBatches) {
  const std::vector<std::pair<const char*, std::string_view>> texts = {
      {"a", kStorm}, {"b", kStormEdited}, {"c", kStormEditedAgain}, {"d", kStormElsewhere}};
  std::vector<int> order = {0, 1, 2, 3};
  const std::set<Group> expected = {{"a", "b", "c"}};
  do {
    for (const std::size_t first_batch : {4u, 1u, 2u}) {
      for (const int id : {1, 2, 3, 4}) remove(id);
      std::vector<IncomingArticle> batch;
      for (const int n : order) {
        const auto& [path, text] = texts[static_cast<std::size_t>(n)];
        batch.push_back(incoming(path, text));
        if (batch.size() == first_batch) write(std::exchange(batch, {}));
      }
      write(std::move(batch));
      ASSERT_EQ(groups(), expected);
    }
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(GrouperTest, AChangedArticleLeavesItsGroup) {
  write({incoming("a", kStorm), incoming("b", kStormEdited), incoming("c", kStormEditedAgain)});
  write({incoming("b", kStormElsewhere, "2022-03-01")});
  EXPECT_THAT(groups(), ElementsAre(Group{"a", "c"}));
  write({incoming("b", kStormEdited, "2022-03-02")});
  EXPECT_THAT(groups(), ElementsAre(Group{"a", "b", "c"}));
}

TEST_F(GrouperTest, AnArticleWhoseDateChangesStaysInItsGroup) {
  write({incoming("a", kStorm), incoming("b", kStormEdited)});
  write({incoming("b", kStormEdited, "2022-03-01")});
  EXPECT_THAT(groups(), ElementsAre(Group{"a", "b"}));
}

TEST_F(GrouperTest, OneArticleIsNoGroup) {
  write({incoming("a", kStorm), incoming("b", kStormEdited)});
  remove(1);
  EXPECT_THAT(groups(), IsEmpty());
  EXPECT_EQ(archive_.database().integer("SELECT count(*) FROM near_duplicate"), 0);
}

TEST_F(GrouperTest, ADeletedArticleNoLongerLinksOthers) {
  // Two halves of a report share nothing; the whole links them.
  const std::string halves[] = {std::string(kStorm), std::string(kStormElsewhere)};
  write({incoming("a", halves[0]), incoming("b", halves[1]), incoming("c", halves[0] + " " + halves[1])});
  EXPECT_THAT(groups(), ElementsAre(Group{"a", "b", "c"}));
  remove(3);
  EXPECT_THAT(groups(), IsEmpty());
}

TEST_F(GrouperTest, FindsGroupsByTheirIndexes) {
  for (const auto& [sql, index] : std::map<std::string, std::string>{
           {"SELECT group_id FROM near_duplicate WHERE article_key = 1", "INTEGER PRIMARY KEY"},
           {"SELECT article_key FROM near_duplicate WHERE group_id = 1", "near_duplicate_by_group"}}) {
    auto plan = archive_.database().prepare("EXPLAIN QUERY PLAN " + sql);
    ASSERT_TRUE(plan.step());
    EXPECT_NE(plan.text(3).find(index), std::string_view::npos) << plan.text(3);
  }
}

}  // namespace
}  // namespace blattwerk::store::near_duplicate
