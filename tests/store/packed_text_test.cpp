#include "store/packed_text.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "store/archive.h"
#include "temporary_folder.h"

namespace blattwerk::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class PackedTextTest : public ::testing::Test {
 protected:
  PackedTextTest() : archive_(Archive::open_for_writing(folder_.path() / "archive.db")) {
    database().execute(
        "INSERT INTO original (id, sha256, size, codec, bytes) VALUES (1, x'00', 0, 'none', x'')");
  }

  const Database& database() const { return archive_.database(); }

  void add(std::int64_t id, const std::vector<std::pair<std::string, std::string>>& paragraphs) {
    database()
        .prepare(
            "INSERT INTO article (id, key, title, content_hash, original_id, imported) VALUES (?1, ?1, '', "
            "x'', 1, '')")
        .bind(1, id)
        .run();
    int n = 0;
    for (const auto& [kind, text] : paragraphs) {
      database()
          .prepare("INSERT INTO paragraph (article_id, n, kind, text) VALUES (?1, ?2, ?3, ?4)")
          .bind(1, id)
          .bind(2, ++n)
          .bind(3, kind)
          .bind(4, text)
          .run();
    }
  }

  /// Articles alike enough that zstd can learn from them.
  void add_many(std::int64_t count) {
    Transaction transaction(database());
    for (std::int64_t id = 1; id <= count; ++id) {
      add(id, {{"lead",
                fmt::format("Der Gemeinderat von Altenbrück hat am {}. Tag über den Haushalt beraten.", id)},
               {"heading", "Streit um den Haushalt"},
               {"text", fmt::format("Der Bürgermeister sprach von {} Millionen Euro, die für Straßen fehlen.",
                                    id * 7)}});
    }
    transaction.commit();
  }

  void pack() {
    Transaction transaction(database());
    pack_texts(database(), nullptr);
    transaction.commit();
  }
  void unpack() {
    Transaction transaction(database());
    unpack_texts(database());
    transaction.commit();
  }

  std::vector<std::string> read(std::int64_t id) const {
    auto rows =
        database().prepare("SELECT n || kind || ' ' || text FROM paragraph WHERE article_id = ?1 ORDER BY n");
    rows.bind(1, id);
    std::vector<std::string> paragraphs;
    while (rows.step()) paragraphs.emplace_back(rows.text(0));
    return paragraphs;
  }
  std::string read_all() const {
    auto rows =
        database().prepare("SELECT article_id || n || kind || text FROM paragraph ORDER BY article_id, n");
    std::string all;
    while (rows.step()) all += rows.text(0);
    return all;
  }
  std::int64_t count(const std::string& table) const {
    return *database().integer("SELECT count(*) FROM " + table);
  }

  TemporaryFolder folder_;
  Archive archive_;
};

TEST_F(PackedTextTest, ReadsTheSameAsBefore) {
  add_many(300);
  const std::string before = read_all();
  pack();
  EXPECT_TRUE(has_packed_texts(database()));
  EXPECT_EQ(count("packed_text"), 300);
  EXPECT_EQ(count("open_paragraph"), 0);
  EXPECT_EQ(read_all(), before);
}

TEST_F(PackedTextTest, KeepsEveryKindAndCharacter) {
  add(1, {{"text", "Ein „Zitat“ mit \"Zeichen\", \\ und 𝔊 und é"}, {"lead", ""}, {"heading", "L H T"}});
  pack();
  EXPECT_THAT(read(1),
              ElementsAre("1text Ein „Zitat“ mit \"Zeichen\", \\ und 𝔊 und é", "2lead ", "3heading L H T"));
}

TEST_F(PackedTextTest, LearnsADictionaryFromManyTextsAndPacksSmallOnesBetter) {
  add_many(2000);
  pack();
  EXPECT_EQ(count("text_dictionary"), 1);
  EXPECT_LT(*database().integer("SELECT sum(length(bytes)) FROM packed_text"), std::int64_t{2000} * 60);
}

TEST_F(PackedTextTest, PacksFewTextsWithoutADictionary) {
  add_many(2);
  pack();
  EXPECT_EQ(count("text_dictionary"), 0);
  EXPECT_EQ(read(2).size(), 3u);
}

TEST_F(PackedTextTest, TakesNewArticlesAndForgetsRemovedOnes) {
  add_many(50);
  pack();
  add(100, {{"lead", "Neu"}});
  EXPECT_THAT(read(100), ElementsAre("1lead Neu"));
  database().execute("DELETE FROM paragraph WHERE article_id = 7");
  EXPECT_THAT(read(7), ElementsAre());
  database().execute("DELETE FROM article WHERE id = 8");
  EXPECT_THAT(read(8), ElementsAre());
  EXPECT_EQ(count("packed_text"), 48);
}

TEST_F(PackedTextTest, PacksOnlyWhatIsOpenTheNextTime) {
  add_many(50);
  pack();
  add(100, {{"lead", "Neu"}});
  Transaction transaction(database());
  EXPECT_EQ(pack_texts(database(), nullptr), 1);
  transaction.commit();
  EXPECT_THAT(read(100), ElementsAre("1lead Neu"));
}

TEST_F(PackedTextTest, BecomesATableAgain) {
  add_many(50);
  const std::string before = read_all();
  pack();
  unpack();
  EXPECT_FALSE(has_packed_texts(database()));
  EXPECT_EQ(read_all(), before);
  EXPECT_EQ(count("packed_text"), 0);
  EXPECT_EQ(count("article_text"), 150);
}

TEST_F(PackedTextTest, OtherViewsStillReadThroughTheName) {
  add_many(5);
  pack();
  EXPECT_EQ(count("article_text"), 15);
}

TEST_F(PackedTextTest, FindsAnArticleWithoutReadingTheOthers) {
  add_many(5);
  pack();
  auto plan = database().prepare(
      "EXPLAIN QUERY PLAN SELECT kind, text FROM paragraph WHERE article_id = ?1 ORDER BY n");
  std::string steps;
  while (plan.step()) steps += std::string(plan.text(3)) + '\n';
  EXPECT_THAT(steps, HasSubstr("SEARCH p USING INTEGER PRIMARY KEY (rowid=?)"));
  EXPECT_THAT(steps, HasSubstr("SEARCH open_paragraph USING PRIMARY KEY (article_id=?)"));
  EXPECT_THAT(steps, Not(HasSubstr("SCAN p\n")));
}

TEST_F(PackedTextTest, TellsOfDamage) {
  add_many(500);
  pack();
  database().execute("UPDATE packed_text SET bytes = substr(bytes, 1, 12) WHERE article_id = 3");
  EXPECT_THROW(read(3), Error);
  EXPECT_EQ(read(4).size(), 3u);
  database().execute("DELETE FROM text_dictionary");
  const Archive reader = Archive::open(archive_.database().path());
  EXPECT_THROW(reader.database().integer("SELECT count(text) FROM paragraph WHERE article_id = 4"), Error);
}

}  // namespace
}  // namespace blattwerk::store
