#include "store/article_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/article_reader.h"
#include "store/indexed_columns.h"
#include "temporary_folder.h"

namespace blattwerk::store {
namespace {

using ::testing::ElementsAre;

constexpr const char* kMonday = "2024-03-04T08:00:00Z";
constexpr const char* kTuesday = "2024-03-05T08:00:00Z";

class ArticleWriterTest : public ::testing::Test, private LateAnalysis {
 protected:
  ArticleWriterTest() : archive_(Archive::open_for_writing(folder_.path() / "archive.db")) {}

  void analyse(IncomingArticle& incoming) override {
    incoming.columns = index_columns(incoming.article, analyzer_);
    incoming.analysed = true;
  }

  static Article article(std::string title, std::string text,
                         const char* date = "2022-02-04T11:39:00+01:00") {
    Article article;
    article.title = std::move(title);
    article.date = PartialDate::parse_iso(date);
    article.updated = article.date;
    article.paragraphs = {{ParagraphKind::lead, std::move(text)}};
    return article;
  }

  IncomingArticle incoming(Article article, std::string path) {
    IncomingArticle incoming;
    incoming.content = content_hash(article);
    incoming.article = std::move(article);
    incoming.path = std::move(path);
    incoming.format = "text";
    incoming.original = packer_.pack(incoming.article.title + incoming.article.paragraphs[0].text);
    return incoming;
  }

  /// Writes a batch as an import of its own.
  std::vector<WriteOutcome> write(std::vector<IncomingArticle> batch, const char* now = kMonday) {
    return ArticleWriter(archive_, analyzer_, *this).write(batch, now);
  }

  bool remove(std::int64_t id) { return ArticleWriter(archive_, analyzer_, *this).remove(id); }

  std::int64_t count(const char* table) {
    return *archive_.database().integer(std::string("SELECT count(*) FROM ") + table);
  }

  /// How many articles the index finds for one term.
  std::int64_t found(const char* term) {
    return *archive_.database()
                .prepare("SELECT count(*) FROM article_fts WHERE article_fts MATCH ?1")
                .bind(1, std::string("\"") + term + "\"")
                .first_integer();
  }

  void expect_sound_index() {
    EXPECT_NO_THROW(
        archive_.database().execute("INSERT INTO article_fts (article_fts) VALUES ('integrity-check')"));
    EXPECT_EQ(archive_.database().integer("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  }

  TemporaryFolder folder_;
  Archive archive_;
  text::Analyzer analyzer_;
  OriginalPacker packer_;
};

TEST_F(ArticleWriterTest, KeepsEveryFieldOfAnArticle) {
  Article written = article("Sturm über Kiel", "Die Fähren bleiben im Hafen.");
  written.kicker = "Unwetter";
  written.external_id = "x-17";
  written.source = "Kieler Blatt";
  written.url = "https://example.org/sturm";
  written.authors = {"Anna Ohm", "Max Volt"};
  written.section = "Norden";
  written.language = "de";
  written.agency = "dpa";
  written.topics = {"Wetter"};
  written.paragraphs.push_back({ParagraphKind::heading, "Deiche halten"});
  auto one = incoming(written, "/a/sturm.txt");
  one.mentions = {{}, {}, {}};
  one.mentions[0] = {{EntityType::place, 12, 16, "Kiel"}};
  one.columns = index_columns(written, analyzer_);
  one.analysed = true;
  ASSERT_THAT(write({one}), ElementsAre(WriteOutcome::added));

  const auto stored = read_article(archive_.database(), 1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->article, written);
  EXPECT_EQ(stored->mentions, one.mentions);
  ASSERT_EQ(stored->entities.size(), 1u);
  EXPECT_EQ(stored->entities[0].name, "Kiel");
  ASSERT_EQ(stored->origins.size(), 1u);
  EXPECT_EQ(stored->origins[0].path, "/a/sturm.txt");
  EXPECT_EQ(stored->origins[0].imported, kMonday);
  EXPECT_EQ(read_original(archive_.database(), 1), "Sturm über KielDie Fähren bleiben im Hafen.");
}

TEST_F(ArticleWriterTest, FindsTheSameContentAtTheSamePathUnchanged) {
  write({incoming(article("Eins", "Ein Text."), "/a/1.txt")});
  EXPECT_THAT(write({incoming(article("Eins", "Ein Text."), "/a/1.txt")}, kTuesday),
              ElementsAre(WriteOutcome::unchanged));
  EXPECT_EQ(count("origin"), 1);
}

TEST_F(ArticleWriterTest, NotesAnotherPathOfTheSameContentAsASecondOrigin) {
  write({incoming(article("Eins", "Ein Text."), "/a/1.txt")});
  EXPECT_THAT(write({incoming(article("Eins", "Ein Text."), "/b/copy.txt")}),
              ElementsAre(WriteOutcome::duplicate));
  EXPECT_EQ(count("article"), 1);
  EXPECT_EQ(count("origin"), 2);
  EXPECT_THAT(write({incoming(article("Eins", "Ein Text."), "/b/copy.txt")}, kTuesday),
              ElementsAre(WriteOutcome::unchanged));
}

TEST_F(ArticleWriterTest, KeepsTheSameTextOfTwoOutletsApart) {
  auto first = article("Eins", "Ein Text.");
  first.source = "Blatt A";
  auto second = article("Eins", "Ein Text.");
  second.source = "Blatt B";
  EXPECT_THAT(write({incoming(first, "/a/1.txt"), incoming(second, "/a/2.txt")}),
              ElementsAre(WriteOutcome::added, WriteOutcome::added));
}

TEST_F(ArticleWriterTest, ReplacesAnArticleAtItsPathAndKeepsTheOldVersion) {
  write({incoming(article("Eins", "Alter Wortlaut."), "/a/1.txt")});
  EXPECT_THAT(
      write({incoming(article("Eins", "Neue Fassung.", "2022-02-05T09:00:00+01:00"), "/a/1.txt")}, kTuesday),
      ElementsAre(WriteOutcome::updated));
  EXPECT_EQ(count("article"), 1);
  const auto stored = read_article(archive_.database(), 1);
  EXPECT_EQ(stored->version, 2);
  EXPECT_EQ(stored->article.paragraphs[0].text, "Neue Fassung.");
  const auto versions = read_versions(archive_.database(), 1);
  ASSERT_EQ(versions.size(), 1u);
  EXPECT_EQ(versions[0].article.paragraphs[0].text, "Alter Wortlaut.");
  expect_sound_index();
}

TEST_F(ArticleWriterTest, IndexesOnlyTheCurrentVersion) {
  write({incoming(article("Eins", "quark"), "/a/1.txt"), incoming(article("Zwei", "quark"), "/a/2.txt")});
  EXPECT_EQ(found("quark"), 2);
  write({incoming(article("Eins", "yoghurt"), "/a/1.txt")}, kTuesday);
  EXPECT_EQ(found("quark"), 1);
  expect_sound_index();
}

TEST_F(ArticleWriterTest, RecognisesAnArticleByExternalIdBeforeAllElse) {
  auto first = article("Eins", "Ein Text.");
  first.external_id = "7";
  write({incoming(first, "/a/dump.jsonl")});
  auto second = article("Anderer Titel", "Anderer Text.");
  second.external_id = "7";
  EXPECT_THAT(write({incoming(second, "/b/later.jsonl")}, kTuesday), ElementsAre(WriteOutcome::updated));
  auto third = article("Anderer Titel", "Anderer Text.");
  third.external_id = "8";
  EXPECT_THAT(write({incoming(third, "/b/later.jsonl")}, kTuesday), ElementsAre(WriteOutcome::added));
}

TEST_F(ArticleWriterTest, RecognisesAnArticleByUrl) {
  auto first = article("Eins", "Ein Text.");
  first.url = "https://example.org/1";
  write({incoming(first, "/a/1.html")});
  auto second = article("Eins", "Ein längerer Text.", "2022-02-04T12:00:00+01:00");
  second.url = "https://example.org/1";
  EXPECT_THAT(write({incoming(second, "/a/2.html")}, kTuesday), ElementsAre(WriteOutcome::updated));
}

TEST_F(ArticleWriterTest, PutsAnEarlierUpdateBehindTheCurrentVersionAndStaysThere) {
  const auto at = [](const char* text, const char* date) {
    auto one = article("Eins", text, date);
    one.url = "https://example.org/1";
    return one;
  };
  const auto late = at("Abends.", "2022-02-04T20:00:00+01:00");
  const auto early = at("Morgens.", "2022-02-04T08:00:00+01:00");
  write({incoming(late, "/a/late.html")});
  EXPECT_THAT(write({incoming(early, "/a/early.html")}), ElementsAre(WriteOutcome::updated));
  EXPECT_EQ(read_article(archive_.database(), 1)->article.paragraphs[0].text, "Abends.");
  EXPECT_THAT(write({incoming(late, "/a/late.html"), incoming(early, "/a/early.html")}, kTuesday),
              ElementsAre(WriteOutcome::unchanged, WriteOutcome::unchanged));
}

TEST_F(ArticleWriterTest, CountsTheSameArticleTwiceInAFileAsADuplicateOnce) {
  auto one = incoming(article("Eins", "Ein Text."), "/a/all.jsonl");
  one.alone = false;
  one.place = "line 1";
  auto two = one;
  two.place = "line 2";
  EXPECT_THAT(write({one, two}), ElementsAre(WriteOutcome::added, WriteOutcome::duplicate));
  EXPECT_THAT(write({one, two}, kTuesday), ElementsAre(WriteOutcome::unchanged, WriteOutcome::unchanged));
}

TEST_F(ArticleWriterTest, OrdersKeysByDateWhateverTheOrderOfImport) {
  write({incoming(article("C", "c", "2022-03-01"), "/c"), incoming(article("A", "a", "2022-02"), "/a"),
         incoming(article("B", "b", "2022-02-01"), "/b")});
  auto statement = archive_.database().prepare("SELECT title FROM article ORDER BY key");
  std::string order;
  while (statement.step()) order += statement.text(0);
  EXPECT_EQ(order, "ABC");
}

TEST_F(ArticleWriterTest, RemovesAnArticleWithAllThatIsItsAlone) {
  write({incoming(article("Eins", "quark"), "/a/1.txt"), incoming(article("Zwei", "quark"), "/a/2.txt")});
  EXPECT_TRUE(remove(1));
  EXPECT_FALSE(remove(1));
  EXPECT_EQ(found("quark"), 1);
  EXPECT_EQ(count("original"), 1);
  EXPECT_EQ(count("paragraph"), 1);
  expect_sound_index();
}

TEST_F(ArticleWriterTest, KeepsDerivedMentionsApartFromNames) {
  auto one = incoming(article("Eins", "Kieler, Kiel, Husumer, Kieler Husumer-Hafen."), "/a/1.txt");
  one.columns = index_columns(one.article, analyzer_);
  one.mentions = {{},
                  {{EntityType::place, 0, 6, "Kiel", MentionKind::derived},
                   {EntityType::place, 8, 12, "Kiel"},
                   {EntityType::place, 14, 21, "Husum", MentionKind::derived},
                   {EntityType::place, 23, 29, "Kiel", MentionKind::derived},
                   {EntityType::place, 30, 37, "Hafen", MentionKind::part}}};
  one.analysed = true;
  write({one});
  const auto stored = read_article(archive_.database(), 1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->mentions, one.mentions);
  ASSERT_EQ(stored->entities.size(), 2u);
  EXPECT_EQ(stored->entities[1].name, "Kiel");
  EXPECT_EQ(stored->entities[1].count, 1);
  ASSERT_EQ(stored->derived.size(), 1u);
  EXPECT_EQ(stored->derived[0].name, "Husum");
  EXPECT_EQ(archive_.database().integer("SELECT count(*) FROM entity_name WHERE name = 'kieler'"), 0);
  EXPECT_TRUE(remove(1));
  EXPECT_EQ(count("entity"), 0);
  EXPECT_EQ(count("article_derived_entity"), 0);
}

TEST_F(ArticleWriterTest, WritesNothingOfABatchThatFails) {
  archive_.database().execute(
      "CREATE TEMP TRIGGER full BEFORE INSERT ON main.paragraph WHEN new.text = 'Zwei Texte.' "
      "BEGIN SELECT raise(ABORT, 'disk full'); END");
  auto good = incoming(article("Eins", "Ein Text."), "/a/1.txt");
  good.columns = index_columns(good.article, analyzer_);
  good.mentions = {{{EntityType::other, 0, 4, "Eins"}}};
  good.analysed = true;
  const auto bad = incoming(article("Zwei", "Zwei Texte."), "/a/2.txt");
  EXPECT_THROW(write({good, bad}), DatabaseError);
  EXPECT_EQ(count("article"), 0);
  EXPECT_EQ(count("entity"), 0);
  EXPECT_THAT(write({good}), ElementsAre(WriteOutcome::added));
  expect_sound_index();
}

TEST_F(ArticleWriterTest, KeepsPhrasesInsideParagraphs) {
  auto two = article("Titel", "alpha");
  two.paragraphs.push_back({ParagraphKind::text, "beta"});
  two.paragraphs.push_back({ParagraphKind::text, "gamma"});
  write({incoming(two, "/a/1.txt")});
  EXPECT_EQ(found("beta gamma"), 0);
  EXPECT_EQ(found("beta \xC2\xB6 gamma"), 1);
}

}  // namespace
}  // namespace blattwerk::store
