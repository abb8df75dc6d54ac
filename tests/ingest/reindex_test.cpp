#include "ingest/reindex.h"

#include <fstream>

#include <gtest/gtest.h>

#include "ingest/pipeline.h"
#include "ingest/recognizer_version.h"
#include "store/impact/impact_index.h"
#include "temporary_folder.h"

namespace blattwerk::ingest {
namespace {

class ReindexTest : public ::testing::Test {
 protected:
  ReindexTest() : archive_(store::Archive::open_for_writing(folder_.path() / "archive.db")) {
    const auto path = folder_.path() / "all.txt";
    std::ofstream(path) << "date 2022-02-04 Olaf Scholz in Kiew\n\n„Ich reise am 14. Februar nach Kiew“, "
                           "sagte Olaf Scholz.\n\n"
                           "date 2022-01 Sturm an der Küste\n\nDer Sturm zog über Kiel.\n";
    import_paths(archive_, {path.string()}, {});
  }

  /// Everything that is derived, as text.
  std::string derived() {
    std::string text;
    for (const auto* sql :
         {"SELECT term || ':' || doc || ',' || cnt FROM article_term",
          "SELECT e.name || ':' || x.article_key || ',' || x.count FROM article_entity AS x "
          "JOIN entity AS e ON e.id = x.entity_id ORDER BY 1",
          "SELECT name FROM entity_name ORDER BY 1",
          "SELECT article_id || (SELECT group_concat(json_remove(value, '$[3]')) FROM json_each(spans)) "
          "FROM article_quotations",
          "SELECT article_key || ',' || count FROM article_speaker",
          "SELECT article_id || spans FROM article_dates",
          "SELECT first_day || '-' || article_key FROM date_mention"}) {
      auto statement = archive_.database().prepare(sql);
      while (statement.step()) text += std::string(statement.text(0)) + '\n';
    }
    return text;
  }

  TemporaryFolder folder_;
  store::Archive archive_;
};

TEST_F(ReindexTest, MakesTheSameAgain) {
  const auto before = derived();
  EXPECT_EQ(reindex(archive_, {}), 2u);
  EXPECT_EQ(derived(), before);
}

TEST_F(ReindexTest, MendsWhatWasLost) {
  const auto before = derived();
  archive_.database().execute(
      "INSERT INTO article_fts (article_fts) VALUES ('delete-all'); DELETE FROM article_entity; DELETE FROM "
      "date_mention");
  reindex(archive_, {});
  EXPECT_EQ(derived(), before);
}

TEST_F(ReindexTest, MendsAFullTextIndexThatFts5DoesNotUnderstand) {
  const auto before = derived();
  for (const auto* damage :
       {"DELETE FROM article_fts_data", "UPDATE article_fts_data SET block = x'FFFFFFFF' WHERE id = 10",
        "DELETE FROM article_fts_config", "UPDATE article_fts_config SET v = 'x'"}) {
    SCOPED_TRACE(damage);
    const auto path = archive_.database().path();
    sqlite3_db_config(archive_.database().handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    archive_.database().execute(damage);
    archive_ = store::Archive::open_for_writing(path);
    reindex(archive_, {});
    EXPECT_EQ(derived(), before);
  }
}

TEST_F(ReindexTest, GroupsNearDuplicatesAnew) {
  const std::string report =
      "Die Feuerwehr rückte am Donnerstag in Husum zu 310 Einsätzen aus, weil der Sturm Bäume umwarf und das "
      "Dach "
      "einer Turnhalle abdeckte. Zwölf Schiffe der Reederei blieben im Hafen.";
  for (const auto* name : {"a", "b"}) {
    const auto path = folder_.path() / (std::string(name) + ".txt");
    std::ofstream(path) << "date 2022-02-05 Titel " << name << "\n\n" << report << '\n';
    import_paths(archive_, {path.string()}, {});
  }
  const auto groups = [this] {
    return archive_.database()
        .prepare("SELECT group_concat(article_key || ' in ' || group_id) FROM near_duplicate")
        .first_text();
  };
  const auto before = groups();
  EXPECT_EQ(archive_.database().integer("SELECT count(*) FROM near_duplicate"), 2);
  archive_.database().execute(
      "DELETE FROM near_duplicate; DELETE FROM fingerprint_run; DELETE FROM fingerprint_page");
  reindex(archive_, {});
  EXPECT_EQ(groups(), before);
}

TEST_F(ReindexTest, MakesTheImpactIndexAnew) {
  const auto& database = archive_.database();
  store::impact::discard(database);
  reindex(archive_, {});
  store::impact::IndexReader reader(database);
  EXPECT_TRUE(store::impact::covers_archive(database, reader.state(), reader.segments()));
}

TEST_F(ReindexTest, BringsAnArchiveOfAnotherAnalysisUpToDate) {
  archive_.set_meta("analysis_version", "0");
  reindex(archive_, {});
  EXPECT_EQ(archive_.meta("analysis_version"), std::to_string(text::kAnalysisVersion));
}

TEST_F(ReindexTest, LeavesTheIndexAloneWhereOnlyMentionsAreAskedFor) {
  archive_.set_meta("analysis_version", "0");
  ReindexOptions options;
  options.what = store::Derived::mentions;
  const auto before = derived();
  reindex(archive_, options);
  EXPECT_EQ(derived(), before);
  EXPECT_EQ(archive_.meta("analysis_version"), "0");
}

TEST_F(ReindexTest, RemembersWhichRecogniserTheNamesComeFrom) {
  EXPECT_TRUE(recognizer_is_current(archive_));
  archive_.set_meta("recognizer_version", "0");
  import_paths(archive_, {(folder_.path() / "all.txt").string()}, {});
  EXPECT_FALSE(recognizer_is_current(archive_));
  ReindexOptions options;
  options.what = store::Derived::mentions;
  reindex(archive_, options);
  EXPECT_TRUE(recognizer_is_current(archive_));
}

}  // namespace
}  // namespace blattwerk::ingest
