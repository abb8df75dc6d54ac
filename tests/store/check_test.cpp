#include "store/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/article_writer.h"
#include "store/indexed_columns.h"
#include "temporary_folder.h"

namespace blattwerk::store {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CheckTest : public ::testing::Test, public LateAnalysis {
 protected:
  CheckTest() : archive_(Archive::open_for_writing(folder_.path() / "archive.db")) {
    add("Sturm über Altenbrück", "Der Deichbau kostet die Gemeinde zwei Millionen Euro.");
    add("Neuer Bürgermeister", "Die Bürger wählten am Sonntag, das Ergebnis ist knapp.");
    add("Bahnstrecke gesperrt", "Züge fahren nicht mehr, und Busse fahren selten.");
  }

  void analyse(IncomingArticle& incoming) override {
    incoming.columns = index_columns(incoming.article, analyzer_);
    incoming.analysed = true;
  }

  void add(const std::string& title, const std::string& text) {
    IncomingArticle incoming;
    incoming.article.title = title;
    incoming.article.date = PartialDate::parse_iso("2022-02-04");
    incoming.article.paragraphs = {{ParagraphKind::lead, text},
                                   {ParagraphKind::text, text + " Und noch einmal."}};
    incoming.content = content_hash(incoming.article);
    incoming.path = title;
    incoming.format = "text";
    incoming.original = packer_.pack(title + text + std::string(200, 'x'));
    ArticleWriter writer(archive_, analyzer_, *this);
    writer.write({&incoming, 1}, "2024-03-04T08:00:00Z");
  }

  /// Changes the file behind the archive's back.
  void damage(const std::string& sql) {
    sqlite3_db_config(archive_.database().handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    archive_.database().execute("PRAGMA foreign_keys = OFF");
    archive_.database().execute(sql);
  }

  std::vector<std::string> findings(Damage damage, CheckDepth depth = CheckDepth::everything) {
    std::vector<std::string> found;
    for (const Finding& finding : check(archive_, analyzer_, {depth, nullptr}).findings) {
      if (finding.damage == damage) found.push_back(finding.what);
    }
    return found;
  }

  TemporaryFolder folder_;
  Archive archive_;
  text::Analyzer analyzer_;
  OriginalPacker packer_;
};

TEST_F(CheckTest, FindsNothingInASoundArchive) {
  const CheckReport report = check(archive_, analyzer_, {});
  EXPECT_TRUE(report.sound());
  EXPECT_EQ(report.articles, 3);
  EXPECT_EQ(report.originals, 3);
}

TEST_F(CheckTest, FindsNothingAfterUpdatesAndRemovals) {
  add("Sturm über Altenbrück", "Der Deichbau kostet die Gemeinde nun drei Millionen Euro.");
  ArticleWriter(archive_, analyzer_, *this).remove(2);
  EXPECT_TRUE(check(archive_, analyzer_, {}).sound());
}

TEST_F(CheckTest, SeesTextThatWasChanged) {
  damage("UPDATE paragraph SET text = replace(text, 'zwei', 'drei') WHERE article_id = 1 AND n = 1");
  EXPECT_THAT(findings(Damage::stored), ElementsAre("article 1: its text is not what was imported"));
  EXPECT_THAT(findings(Damage::derived),
              Contains("article_fts: article 1 is not indexed as its text asks for"));
  EXPECT_THAT(findings(Damage::derived),
              Contains("impact index: article 1 is not indexed as its text asks for"));
}

TEST_F(CheckTest, SeesAnOriginalThatWasChanged) {
  damage("UPDATE original SET bytes = CAST('x' AS BLOB), codec = 'none' WHERE id = 2");
  EXPECT_THAT(findings(Damage::stored),
              ElementsAre(HasSubstr("original 2: its bytes are not those imported")));
}

TEST_F(CheckTest, SeesAnOriginalThatCannotBeUnpacked) {
  damage("UPDATE original SET bytes = substr(bytes, 1, length(bytes) - 4) WHERE id = 3");
  EXPECT_THAT(findings(Damage::stored), ElementsAre(HasSubstr("original 3:")));
}

TEST_F(CheckTest, SeesRowsThatReferToNothing) {
  damage("DELETE FROM original WHERE id = 1");
  EXPECT_THAT(findings(Damage::stored, CheckDepth::structure),
              Contains(HasSubstr("refers to a row of original")));
}

TEST_F(CheckTest, SeesAnArticleThatTheIndexLacks) {
  damage("DELETE FROM article_fts_docsize WHERE id = 2");
  EXPECT_THAT(findings(Damage::derived, CheckDepth::structure),
              ElementsAre("article_fts: article 2 is missing"));
}

TEST_F(CheckTest, SeesAnIndexOfNothing) {
  damage("INSERT INTO article_fts (article_fts) VALUES ('delete-all')");
  EXPECT_THAT(findings(Damage::derived), Contains("article_fts: article 3 is missing"));
}

TEST_F(CheckTest, CanBeDoneAgainWhereFts5GaveUp) {
  damage("UPDATE article_fts_data SET block = x'FFFF' WHERE id > 10");
  const auto found = findings(Damage::derived);
  EXPECT_THAT(found, Contains(HasSubstr("malformed")));
  EXPECT_EQ(findings(Damage::derived), found);
}

TEST_F(CheckTest, SeesAnImpactIndexThatLostAPart) {
  damage("DELETE FROM impact_dictionary WHERE segment = (SELECT min(segment) FROM impact_dictionary)");
  EXPECT_THAT(findings(Damage::derived), Contains(HasSubstr("impact index: ")));
}

TEST_F(CheckTest, ComesToAnEndWhateverByteOfTheImpactIndexIsAnother) {
  sqlite3_db_config(archive_.database().handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  const auto& database = archive_.database();
  auto read = database.prepare("SELECT terms FROM impact_dictionary LIMIT 1");
  ASSERT_TRUE(read.step());
  const std::string sound(read.blob(0));
  read.reset();
  auto write = database.prepare(
      "UPDATE impact_dictionary SET terms = ?1 WHERE (segment, first_term) = "
      "(SELECT segment, first_term FROM impact_dictionary LIMIT 1)");
  for (std::size_t i = 0; i < sound.size(); ++i) {
    std::string damaged = sound;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x42);
    write.bind_blob(1, std::string_view(damaged)).run();
    EXPECT_NO_THROW(check(archive_, analyzer_, {})) << "byte " << i;
  }
}

TEST_F(CheckTest, IsContentWithAnImpactIndexThatWasEmptied) {
  damage(
      "DELETE FROM impact_state; DELETE FROM impact_segment; DELETE FROM impact_dictionary; DELETE FROM "
      "impact_chunk");
  EXPECT_TRUE(check(archive_, analyzer_, {}).sound());
}

TEST_F(CheckTest, SeesAnIndexOfAnotherAnalysis) {
  archive_.set_meta("analysis_version", "0");
  EXPECT_THAT(findings(Damage::derived), ElementsAre("article_fts: another version of the analysis made it"));
}

TEST_F(CheckTest, SaysHowManyFindingsItDoesNotList) {
  for (int i = 0; i < 30; ++i) add("Meldung " + std::to_string(i), "Bericht " + std::to_string(i));
  damage("UPDATE paragraph SET text = text || '!'");
  const CheckReport report = check(archive_, analyzer_, {});
  EXPECT_LT(report.findings.size(), 70u);
  EXPECT_GT(report.more_findings, 0);
}

TEST_F(CheckTest, ReadsAnArchiveOpenedForReading) {
  const Archive reader = Archive::open(folder_.path() / "archive.db");
  EXPECT_THAT(check(reader, analyzer_, {}).findings, IsEmpty());
}

}  // namespace
}  // namespace blattwerk::store
