#include "ingest/pipeline.h"

#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "ingest/remove.h"
#include "store/article_reader.h"
#include "store/entity_edits.h"
#include "temporary_folder.h"

namespace blattwerk::ingest {
namespace {

using ::testing::HasSubstr;

class PipelineTest : public ::testing::Test {
 protected:
  std::string put(const std::string& name, const std::string& content) {
    const auto path = folder_.path() / "in" / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }

  std::string input() const { return (folder_.path() / "in").string(); }

  store::Archive archive(const std::string& name = "archive.db") {
    return store::Archive::open_for_writing(folder_.path() / name);
  }

  static std::string pasted(int n) {
    return fmt::format(
        " date 2022-02 Meldung Nummer {} Stand: {:02}.02.2022 11:39 Uhr\n\nEin Satz über Thema {}.\n\n"
        "Noch ein Satz mit Wort{}.\n",
        n, n % 28 + 1, n, n * 7919 % 1000);
  }

  /// All articles as text, in the order of their ids.
  static std::string dump(const store::Archive& archive) {
    std::string text;
    auto statement = archive.database().prepare(
        "SELECT a.id || a.key || a.title || a.date || p.n || p.kind || p.text FROM article AS a "
        "JOIN paragraph AS p ON p.article_id = a.id ORDER BY a.id, p.n");
    while (statement.step()) text += statement.text(0);
    return text;
  }

  TemporaryFolder folder_;
};

TEST_F(PipelineTest, ImportsAFolderAndFindsItUnchangedAgain) {
  for (int n = 0; n < 20; ++n) put(fmt::format("{:02}.txt", n), pasted(n));
  auto target = archive();
  const auto first = import_paths(target, {input()}, {});
  EXPECT_EQ(first.added, 20u);
  EXPECT_TRUE(first.errors.empty());
  const auto second = import_paths(target, {input()}, {});
  EXPECT_EQ(second.added, 0u);
  EXPECT_EQ(second.unchanged, 20u);
}

TEST_F(PipelineTest, ImportsAgainAndAgainAsSeparateImportsDo) {
  auto separate = archive("separate.db");
  auto following = archive("following.db");
  auto other_program = archive("following.db");
  ImportOptions options;
  options.now = "2024-03-04T08:00:00Z";
  Importer importer(following, options);
  const auto import_to = [&](store::Archive& target, const std::string& path) {
    return import_paths(target, {path}, options);
  };
  for (int round = 0; round < 3; ++round) {
    const auto path = put(fmt::format("{}.txt", round), pasted(round));
    EXPECT_EQ(importer.import(discover({path})).added, 1u);
    EXPECT_EQ(importer.import(discover({path})).unchanged, 1u);
    put(fmt::format("{}.txt", round), pasted(round) + "\nEin neuer Absatz.\n");
    EXPECT_EQ(importer.import(discover({path})).updated, 1u);
    const auto theirs = put(fmt::format("theirs{}.txt", round), pasted(100 + round));
    EXPECT_EQ(import_to(other_program, theirs).added, 1u);
    EXPECT_EQ(importer.import(discover({theirs})).unchanged, 1u);

    put(fmt::format("{}.txt", round), pasted(round));
    import_to(separate, path);
    put(fmt::format("{}.txt", round), pasted(round) + "\nEin neuer Absatz.\n");
    import_to(separate, path);
    import_to(separate, theirs);
  }
  EXPECT_EQ(dump(following), dump(separate));
}

TEST_F(PipelineTest, AnImporterHeedsEditsOfNamesMadeMeanwhile) {
  auto target = archive();
  Importer importer(target, {});
  const auto import = [&](const std::string& name, const std::string& day) {
    const auto path =
        put(name, " date 2022-02-" + day + " Besuch\n\nAngela Merkel reiste am Montag nach Kiew.\n");
    EXPECT_EQ(importer.import(discover({path})).added, 1u);
  };
  const auto persons = [&](std::int64_t id) {
    std::string names;
    const auto article = store::read_article(target.database(), id);
    for (const auto& entity : article->entities)
      if (entity.type == EntityType::person) names += entity.name + ';';
    return names;
  };
  import("1.txt", "04");
  ASSERT_EQ(persons(1), "Angela Merkel;");
  {
    EntityEdit edit;
    edit.type = edit.new_type = EntityType::person;
    edit.name = "Angela Merkel";
    edit.new_name = "A. Kasner";
    store::add_edit(archive().database(), edit);
  }
  import("2.txt", "05");
  EXPECT_EQ(persons(2), "A. Kasner;");
}

TEST_F(PipelineTest, MakesTheSameArchiveWhateverTheNumberOfThreads) {
  std::string many;
  for (int n = 0; n < 400; ++n) many += pasted(n);
  put("many.txt", many);
  for (int n = 400; n < 450; ++n) put(fmt::format("single{}.txt", n), pasted(n));
  auto one = archive("one.db");
  auto four = archive("four.db");
  ImportOptions options;
  options.now = "2024-03-04T08:00:00Z";
  options.workers = 1;
  import_paths(one, {input()}, options);
  options.workers = 4;
  EXPECT_EQ(import_paths(four, {input()}, options).added, 450u);
  EXPECT_EQ(dump(one), dump(four));
}

TEST_F(PipelineTest, ImportsTheRestWhereOneFileFails) {
  put("1.txt", pasted(1));
  put("2.txt", "");
  put("3.bin", std::string("\x7F"
                           "ELF\0\0\1\2",
                           8) +
                   std::string(100, '\0'));
  put("4.txt", pasted(4));
  auto target = archive();
  const auto report = import_paths(target, {input(), "/no/such/path"}, {});
  EXPECT_EQ(report.added, 2u);
  ASSERT_EQ(report.errors.size(), 3u);
  EXPECT_THAT(report.errors[0].path, HasSubstr("/no/such/path"));
  EXPECT_THAT(report.errors[1].reason, HasSubstr("empty"));
  EXPECT_THAT(report.errors[2].path, HasSubstr("3.bin"));
}

TEST_F(PipelineTest, TakesTheOnlyArticleOfAFileForANewVersionWhenItChanges) {
  const auto path = put("1.txt", pasted(1));
  auto target = archive();
  import_paths(target, {path}, {});
  put("1.txt", pasted(1) + "\nEin neuer Absatz.\n");
  EXPECT_EQ(import_paths(target, {path}, {}).updated, 1u);
  EXPECT_EQ(store::read_article(target.database(), 1)->article.paragraphs.size(), 3u);
}

TEST_F(PipelineTest, FindsTheArticlesOfAFileAgainWhenOneIsPutInFront) {
  const auto path = put("all.txt", pasted(1) + pasted(2) + pasted(3));
  auto target = archive();
  import_paths(target, {path}, {});
  put("all.txt", pasted(9) + pasted(1) + pasted(2) + pasted(3));
  const auto report = import_paths(target, {path}, {});
  EXPECT_EQ(report.added, 1u);
  EXPECT_EQ(report.unchanged, 3u);
}

TEST_F(PipelineTest, KeepsTheBytesOfEachArticle) {
  const auto path = put("1.txt", "\xEF\xBB\xBF" + pasted(1));
  auto target = archive();
  import_paths(target, {path}, {});
  EXPECT_EQ(store::read_original(target.database(), 1), "\xEF\xBB\xBF" + pasted(1));
}

TEST_F(PipelineTest, NamesTheMemberOfAnArchiveThatAnArticleCameFrom) {
  std::string page = "<html><head><title>Sturm</title></head><body><article><h1>Sturm über Kiel</h1>";
  for (const auto* place : {"Kiel", "Lübeck", "Flensburg", "Husum"}) {
    page += fmt::format(
        "<p>In {0} hat der Sturm in der Nacht viele Dächer abgedeckt und Bäume umgeworfen. Die Feuerwehr von "
        "{0} "
        "fuhr bis zum Morgen mehr als hundert Einsätze, verletzt wurde niemand.</p>",
        place);
  }
  page += "</article></body></html>";
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page;
  const auto path = put(
      "a.warc",
      fmt::format("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/sturm\r\n"
                  "WARC-Date: 2022-02-18T06:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                  "Content-Length: {}\r\n\r\n{}\r\n\r\n",
                  http.size(), http));
  auto target = archive();
  ASSERT_EQ(import_paths(target, {path}, {}).added, 1u);
  EXPECT_EQ(store::read_article(target.database(), 1)->origins[0].path, path + "!/https://example.org/sturm");
}

TEST_F(PipelineTest, StopsWhenAskedAndGoesOnNextTime) {
  for (int n = 0; n < 5; ++n) put(fmt::format("{}.txt", n), pasted(n));
  std::stop_source stop;
  stop.request_stop();
  ImportOptions options;
  options.stop = stop.get_token();
  auto target = archive();
  const auto report = import_paths(target, {input()}, options);
  EXPECT_TRUE(report.stopped);
  EXPECT_EQ(report.added, 0u);
  EXPECT_EQ(import_paths(target, {input()}, {}).added, 5u);
}

TEST_F(PipelineTest, RemovesAnArticleSoThatItCanBeImportedAnew) {
  const auto path = put("1.txt", pasted(1));
  auto target = archive();
  import_paths(target, {path}, {});
  EXPECT_TRUE(remove_article(target, 1));
  EXPECT_FALSE(remove_article(target, 1));
  EXPECT_EQ(import_paths(target, {path}, {}).added, 1u);
}

TEST_F(PipelineTest, RecordsTheDaysThatAnArticleSpeaksOf) {
  const auto path =
      put("1.txt", "date 2022-02 Reise Stand: 04.02.2022 11:39 Uhr\n\nAm 14. Februar reist er nach Kiew.\n");
  auto target = archive();
  import_paths(target, {path}, {});
  const auto day = PartialDate::of_day(2022, 2, 14)->days_since_epoch();
  const auto speaking_of = [&] {
    return target.database()
        .prepare("SELECT count(*) FROM date_mention WHERE first_day = ?1 AND last_day = ?1")
        .bind(1, day)
        .first_integer();
  };
  EXPECT_EQ(speaking_of(), 1);
  EXPECT_EQ(target.database().prepare("SELECT spans FROM article_dates").first_text(),
            "[[1,3,14,\"2022-02-14\"]]");
  put("1.txt", "date 2022-02 Reise Stand: 05.02.2022 11:39 Uhr\n\nEr bleibt zu Hause.\n");
  import_paths(target, {path}, {});
  EXPECT_EQ(speaking_of(), 0);
}

TEST_F(PipelineTest, RefusesAnArchiveIndexedByAnotherAnalysis) {
  auto target = archive();
  target.set_meta("analysis_version", "0");
  EXPECT_THROW(import_paths(target, {put("1.txt", pasted(1))}, {}), Error);
}

}  // namespace
}  // namespace blattwerk::ingest
