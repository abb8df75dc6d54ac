#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/archive.h"
#include "store/vocabulary/reader.h"
#include "store/vocabulary/writer.h"
#include "temporary_folder.h"

namespace blattwerk::store::vocabulary {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace std::string_literals;

Article article(const std::string& title, const std::string& text) {
  Article article;
  article.title = title;
  article.paragraphs = {{ParagraphKind::text, text}};
  return article;
}

class VocabularyTest : public ::testing::Test {
 protected:
  VocabularyTest()
      : archive_(Archive::open_for_writing(folder_.path() / "archive.db")), writer_(archive_.database()) {}

  const Database& database() const { return archive_.database(); }

  void write(const std::vector<std::string>& texts, const std::vector<EntityMention>& mentions = {}) {
    Transaction transaction(database());
    for (const auto& text : texts)
      writer_.add(article("", text), std::vector<std::vector<EntityMention>>{mentions});
    writer_.flush();
    transaction.commit();
  }

  void settle() {
    Transaction transaction(database());
    writer_.settle();
    transaction.commit();
  }

  std::uint64_t articles_with(const std::string& folded) {
    const auto entry = Reader(database()).find(key_of(Kind::word, folded));
    return entry ? entry->articles : 0;
  }

  std::vector<std::string> most_frequent(const std::string& start, std::size_t count) {
    std::vector<std::string> words;
    for (const auto& entry : Reader(database()).most_frequent(key_of(Kind::word, start), count))
      words.push_back(entry.written);
    return words;
  }

  std::int64_t runs() { return *database().integer("SELECT count(*) FROM vocabulary_run"); }

  TemporaryFolder folder_;
  Archive archive_;
  Writer writer_;
};

TEST_F(VocabularyTest, CountsArticlesOfWordsAsWritten) {
  write({"Der Regen regnet, der Regen fällt.", "Regen in Österreich. REGEN!", "der Müll"});
  EXPECT_EQ(articles_with("regnet"), 1u);
  EXPECT_EQ(articles_with("osterreich"), 1u);
  EXPECT_EQ(articles_with("regenschirm"), 0u);
  Reader reader(database());
  EXPECT_EQ(reader.find(key_of(Kind::word, "regen"))->written, "Regen");
  EXPECT_EQ(reader.find(key_of(Kind::word, "mull"))->written, "Müll");
  EXPECT_EQ(reader.find(key_of(Kind::word, "der"))->written, "der");
}

TEST_F(VocabularyTest, KnowsHyphenedWordsAndTheirParts) {
  write({"Die NATO-Osterweiterung"});
  EXPECT_EQ(articles_with("nato-osterweiterung"), 1u);
  EXPECT_EQ(articles_with("osterweiterung"), 1u);
  EXPECT_EQ(articles_with("nato"), 1u);
}

TEST_F(VocabularyTest, AddsUpOverImports) {
  write({"Haus"});
  write({"haus", "haus"});
  EXPECT_EQ(articles_with("haus"), 3u);
  EXPECT_THAT(most_frequent("ha", 5), ElementsAre("haus"));
}

TEST_F(VocabularyTest, FindsNamesFromEachOfTheirWords) {
  write({"x"}, {{EntityType::person, 0, 1, "Wladimir Putin"}, {EntityType::place, 0, 1, "Kiew"}});
  Reader reader(database());
  const auto written = [&](Kind kind, const char* start) {
    std::vector<std::string> names;
    for (const auto& entry : reader.with_prefix(key_of(kind, start), 9))
      names.emplace_back(written_of(entry.key));
    return names;
  };
  EXPECT_THAT(written(Kind::person, "put"), ElementsAre("Wladimir Putin"));
  EXPECT_THAT(written(Kind::person, "wladimir p"), ElementsAre("Wladimir Putin"));
  EXPECT_THAT(written(Kind::place, "put"), IsEmpty());
  EXPECT_THAT(written(Kind::place, "k"), ElementsAre("Kiew"));
  EXPECT_THAT(written(Kind::sound, "126"), ElementsAre("Putin"));
}

TEST_F(VocabularyTest, GivesNothingOnceEmptied) {
  write({"Haus"});
  discard(database());
  EXPECT_TRUE(Reader(database()).empty());
  EXPECT_THAT(most_frequent("h", 5), IsEmpty());
  write({"Haus"});
  EXPECT_EQ(articles_with("haus"), 1u);
}

TEST_F(VocabularyTest, ForgetsWhatWasRolledBack) {
  {
    Transaction transaction(database());
    writer_.add(article("Haus", ""), {});
    writer_.flush();
    writer_.add(article("Maus", ""), {});
  }
  writer_.forget();
  write({"Laus"});
  EXPECT_EQ(articles_with("haus") + articles_with("maus"), 0u);
  EXPECT_EQ(articles_with("laus"), 1u);
}

TEST_F(VocabularyTest, KeepsFewRuns) {
  for (int i = 0; i < 100; ++i) write({"wort" + std::to_string(i) + " und"});
  EXPECT_LE(runs(), 3 * 4);
  settle();
  EXPECT_LE(runs(), 3);
  EXPECT_EQ(articles_with("und"), 100u);
  EXPECT_EQ(articles_with("wort42"), 1u);
}

// Against a plain count, with words enough for many blocks and runs.
TEST_F(VocabularyTest, FindsTheMostFrequentWordsExactly) {
  std::mt19937 random(5);
  std::map<std::string, std::uint64_t> counts;
  for (int batch = 0; batch < 13; ++batch) {
    std::vector<std::string> texts;
    for (int i = 0; i < 60; ++i) {
      std::map<std::string, bool> words;
      for (int n = 0; n < 150; ++n) {
        std::string word(1, static_cast<char>('a' + random() % 4));
        word += static_cast<char>('a' + random() % 26);
        for (auto rank = random() % 4096; rank > 0; rank /= 8) word += static_cast<char>('a' + rank % 8);
        words[word] = true;
      }
      std::string text;
      for (const auto& [word, _] : words) {
        text += word + ' ';
        ++counts[word];
      }
      texts.push_back(text);
    }
    write(texts);
  }
  ASSERT_GT(*database().integer("SELECT count(*) FROM vocabulary_block"), 100);
  Reader reader(database());
  for (const std::string start : {"", "a", "b", "ab", "dz", "aab", "c", "dx", "zz"}) {
    std::vector<std::pair<std::uint64_t, std::string>> expected;
    for (const auto& [word, count] : counts) {
      if (word.starts_with(start)) expected.emplace_back(count, word);
    }
    std::ranges::sort(expected, [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (expected.size() > 10) expected.resize(10);
    std::vector<std::pair<std::uint64_t, std::string>> found;
    for (const auto& entry : reader.most_frequent(key_of(Kind::word, start), 10))
      found.emplace_back(entry.articles, entry.written);
    EXPECT_EQ(found, expected) << start;
  }
}

TEST_F(VocabularyTest, WalksAllRunsInOrder) {
  write({"b c ba"});
  write({"a c cc"});
  // Single letters are no words.
  Reader reader(database());
  Reader::Terms terms(reader, Kind::word);
  std::vector<std::string> words;
  for (auto term = terms.seek(""); term; term = terms.next()) words.emplace_back(term->text);
  EXPECT_THAT(words, ElementsAre("ba", "cc"));
}

TEST_F(VocabularyTest, FindsBlocksByTheIndex) {
  for (const std::string sql :
       {"SELECT id, entries FROM vocabulary_block WHERE run = ?1 AND first_key <= ?2 ORDER BY first_key DESC "
        "LIMIT 1",
        "SELECT id, most FROM vocabulary_block WHERE run = ?1 AND first_key >= ?2 AND first_key < ?3"}) {
    auto plan = database().prepare("EXPLAIN QUERY PLAN " + sql);
    ASSERT_TRUE(plan.step());
    EXPECT_THAT(std::string(plan.text(3)),
                ::testing::HasSubstr("INDEX vocabulary_block_by_key (run=? AND first_key"));
  }
}

TEST(VocabularyBlock, GivesItsEntriesBack) {
  const std::vector<Entry> entries = {{"phans\0Hans"s, "", 3}, {"waußen", "Außen", 1},
                                      {"whaus", "Haus", 200},  {"whaut", "haut", 1u << 20},
                                      {"wnato", "NATO", 5},    {"wover", "Over", 0}};
  BlockWriter writer;
  for (const Entry& entry : entries) writer.add(entry);
  EXPECT_EQ(writer.first_key(), entries.front().key);
  EXPECT_EQ(writer.most(), 1u << 20);
  std::vector<Entry> read;
  const std::string bytes = writer.finish();
  read.resize(read_block(bytes, read));
  EXPECT_EQ(read, entries);
}

TEST(VocabularyBlock, SurvivesAnyBytes) {
  BlockWriter writer;
  for (int i = 100; i < 200; ++i) writer.add({"wwort" + std::to_string(i), "Wört" + std::to_string(i), 7});
  const std::string sound = writer.finish();
  std::mt19937 random(3);
  std::vector<Entry> entries;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = sound.substr(0, random() % (sound.size() + 1));
    for (int i = 0; i < 5 && !bytes.empty(); ++i)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    const std::size_t count = read_block(bytes, entries);
    for (std::size_t i = 1; i < count; ++i) ASSERT_LT(entries[i - 1].key, entries[i].key);
  }
}

}  // namespace
}  // namespace blattwerk::store::vocabulary
