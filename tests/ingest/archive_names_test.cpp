#include "ingest/archive_names.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/pipeline.h"
#include "ingest/reindex.h"
#include "temporary_folder.h"

namespace blattwerk::ingest {
namespace {

using ::testing::Contains;
using ::testing::Not;

class ArchiveNamesTest : public ::testing::Test {
 protected:
  ArchiveNamesTest() : archive_(store::Archive::open_for_writing(folder_.path() / "archive.db")) {}

  void import(const std::string& text) {
    const auto path = folder_.path() / (std::to_string(++files_) + ".txt");
    std::ofstream(path) << text;
    import_paths(archive_, {path.string()}, {});
  }

  /// The persons of the article with this title.
  std::vector<std::string> persons(const std::string& title) {
    auto statement = archive_.database().prepare(
        "SELECT e.name FROM article AS a JOIN article_entity AS x ON x.article_key = a.key "
        "JOIN entity AS e ON e.id = x.entity_id WHERE a.title = ?1 AND e.type = 'person' ORDER BY e.name");
    statement.bind(1, title);
    std::vector<std::string> names;
    while (statement.step()) names.emplace_back(statement.text(0));
    return names;
  }

  static std::string about(const std::string& name, int articles, const std::string& beside) {
    std::string text;
    for (int i = 0; i < articles; ++i) {
      text += "date 2022-02-0" + std::to_string(i + 1) + " " + name + " zum " + std::to_string(i) +
              ". Mal\n\n" + name + " sprach am Montag mit " + beside + ".\n\n";
    }
    return text;
  }

  TemporaryFolder folder_;
  store::Archive archive_;
  int files_ = 0;
};

TEST_F(ArchiveNamesTest, GiveASurnameItsOnlyBearerWhoIsWellKnown) {
  import(about("Karla Zwirnberg", 6, "Journalisten"));
  import("date 2022-03-01 Eins\n\nDas sagte Frau Zwirnberg am Montag in Kiel.\n");
  EXPECT_THAT(persons("Eins"), Contains("Karla Zwirnberg"));
}

TEST_F(ArchiveNamesTest, LookAtTheArticlesOfTheSameImportToo) {
  import("date 2022-03-01 Eins\n\nDas sagte Frau Zwirnberg am Montag in Kiel.\n\n" +
         about("Karla Zwirnberg", 6, "Journalisten"));
  EXPECT_THAT(persons("Eins"), Contains("Karla Zwirnberg"));
}

TEST_F(ArchiveNamesTest, TellTwoBearersApartByTheirCompany) {
  import(about("Karla Zwirnberg", 3, "Ulrich Dornkamp") + about("Jens Zwirnberg", 3, "Nora Pfannenschmidt"));
  import(
      "date 2022-03-01 Eins\n\nHerr Zwirnberg traf Nora Pfannenschmidt.\n\n"
      "date 2022-03-02 Zwei\n\nFrau Zwirnberg traf Ulrich Dornkamp.\n\n"
      "date 2022-03-03 Drei\n\nFrau Zwirnberg reiste ab.\n");
  EXPECT_THAT(persons("Eins"), Contains("Jens Zwirnberg"));
  EXPECT_THAT(persons("Zwei"), Contains("Karla Zwirnberg"));
  EXPECT_THAT(persons("Drei"), Contains("Zwirnberg")) << "nothing says who is meant";
}

TEST_F(ArchiveNamesTest, LeaveOutWhoWasInTheNewsAtAnotherTime) {
  import(about("Karla Zwirnberg", 6, "Journalisten"));
  import("date 2012-03-01 Eins\n\nDas sagte Frau Zwirnberg am Montag in Kiel.\n");
  EXPECT_THAT(persons("Eins"), Not(Contains("Karla Zwirnberg")));
}

TEST_F(ArchiveNamesTest, LetAReindexSeeWhatCameLater) {
  import("date 2022-03-01 Eins\n\nDas sagte Frau Zwirnberg am Montag in Kiel.\n");
  import(about("Karla Zwirnberg", 6, "Journalisten"));
  EXPECT_THAT(persons("Eins"), Not(Contains("Karla Zwirnberg")));
  ReindexOptions options;
  options.what = store::Derived::mentions;
  reindex(archive_, options);
  EXPECT_THAT(persons("Eins"), Contains("Karla Zwirnberg"));
}

}  // namespace
}  // namespace blattwerk::ingest
