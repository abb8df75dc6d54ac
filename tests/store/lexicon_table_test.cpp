#include "store/lexicon_table.h"

#include <gtest/gtest.h>

#include "store/archive.h"
#include "temporary_folder.h"

namespace blattwerk::store {
namespace {

class LexiconTableTest : public ::testing::Test {
 protected:
  LexiconTableTest() : archive_(Archive::open_for_writing(folder_.path() / "archive.db")) {
    // Letters only, since a lexicon holds words of letters.
    for (char a = 'a'; a <= 'z'; ++a) {
      for (char b = 'a'; b <= 'z'; ++b) {
        for (char c = 'a'; c <= 'e'; ++c)
          written_.add(std::string("xq") + a + b + c, static_cast<std::uint32_t>(a));
      }
    }
    write_lexicon(archive_.database(), written_);
  }

  TemporaryFolder folder_;
  Archive archive_;
  text::WordLexicon written_;
};

TEST_F(LexiconTableTest, ReadsWhatWasWritten) {
  const auto read = read_lexicon(archive_.database());
  EXPECT_EQ(read->rows(), written_.rows());
  EXPECT_EQ(read->hash(), written_.hash());
}

TEST_F(LexiconTableTest, LooksUpSingleWordsLikeTheWhole) {
  const StoredLexicon stored(archive_.database());
  for (const auto& row : written_.rows()) {
    ASSERT_EQ(stored.frequency(row.word), written_.frequency(row.word)) << row.word;
  }
  for (const auto* word : {"a", "xq", "xqzzz", "zzzz", "haus", ""}) {
    EXPECT_EQ(stored.frequency(word), written_.frequency(word)) << word;
  }
}

TEST_F(LexiconTableTest, KnowsTheBaseWordsWhereTheArchiveHasNone) {
  write_lexicon(archive_.database(), text::WordLexicon());
  EXPECT_EQ(StoredLexicon(archive_.database()).frequency("haus"), text::base_lexicon().frequency("haus"));
  EXPECT_EQ(read_lexicon(archive_.database())->size(), 0u);
}

}  // namespace
}  // namespace blattwerk::store
