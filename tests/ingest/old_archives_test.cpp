// Archives that earlier programs made open in this one: a copy is put beside them first, nothing is lost, and
// `reindex` brings what is derived up to date.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "ingest/reindex.h"
#include "old_archive.h"
#include "store/check.h"
#include "store/lexicon_table.h"
#include "store/schema.h"
#include "temporary_folder.h"

namespace blattwerk::ingest {
namespace {

constexpr std::string_view kText =
    "SELECT group_concat(title || text, '|') FROM (SELECT a.title, p.text FROM article AS a "
    "JOIN paragraph AS p ON p.article_id = a.id ORDER BY a.id, p.n)";

std::string text_of(const store::Database& database) {
  return database.prepare(kText).first_text().value_or("");
}

std::string findings(const store::Archive& archive) {
  const store::StoredLexicon lexicon(archive.database());
  text::Analyzer analyzer(&lexicon);
  std::string found;
  for (const Finding& finding : store::check(archive, analyzer, {}).findings) found += finding.what + '\n';
  return found;
}

class OldArchive : public ::testing::Test {
 protected:
  std::filesystem::path path() const { return folder_.path() / "archive.db"; }

  /// Opens the archive, whose schema has this number, as every command does.
  void expect_to_open_whole(int schema) {
    const std::string text = text_of(store::Database(path(), store::OpenMode::read));
    ASSERT_NE(text, "");
    {
      store::Archive archive = store::Archive::open_for_writing(path());
      EXPECT_EQ(store::schema_state(archive.database()), store::SchemaState::current);
      EXPECT_EQ(text_of(archive.database()), text);
      reindex(archive, {.workers = 1});
      EXPECT_EQ(findings(archive), "");
      EXPECT_EQ(text_of(archive.database()), text);
    }
    const auto copy = path().string() + ".before-schema-" + std::to_string(schema);
    ASSERT_EQ(std::filesystem::exists(copy), schema < store::latest_schema());
    if (schema == store::latest_schema()) return;
    const store::Database kept(copy, store::OpenMode::read);
    EXPECT_EQ(kept.integer("PRAGMA user_version"), schema);
    EXPECT_EQ(text_of(kept), text);
  }

 private:
  TemporaryFolder folder_;
};

class ArchiveOfSchema : public OldArchive, public ::testing::WithParamInterface<int> {};

TEST_P(ArchiveOfSchema, MigratesWithACopyBesideIt) {
  make_old_archive(path(), GetParam());
  expect_to_open_whole(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Every, ArchiveOfSchema, ::testing::Range(1, store::latest_schema() + 1));

/// What tests/ingest/archives/make wrote with each release.
std::vector<std::filesystem::path> archives_of_releases() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(BLATTWERK_SOURCE_DIR "/tests/ingest/archives")) {
    if (entry.path().extension() == ".sql") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

class ArchiveOfRelease : public OldArchive, public ::testing::WithParamInterface<std::filesystem::path> {};

TEST_P(ArchiveOfRelease, OpensWhole) {
  std::stringstream sql;
  sql << std::ifstream(GetParam()).rdbuf();
  int schema = 0;
  {
    const store::Database database(path(), store::OpenMode::create);
    // The dump writes the rows of the index as they lay.
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    database.execute(sql.str());
    schema = static_cast<int>(database.integer("PRAGMA user_version").value_or(0));
  }
  if (schema == store::latest_schema()) {
    store::Archive archive = store::Archive::open_for_writing(path());
    if (archive.meta("analysis_version") == std::to_string(text::kAnalysisVersion)) {
      EXPECT_EQ(findings(archive), "");
    }
  }
  expect_to_open_whole(schema);
}

INSTANTIATE_TEST_SUITE_P(Every, ArchiveOfRelease, ::testing::ValuesIn(archives_of_releases()),
                         [](const auto& instance) {
                           std::string name = instance.param.stem();
                           std::ranges::replace(name, '.', '_');
                           return name;
                         });

}  // namespace
}  // namespace blattwerk::ingest
