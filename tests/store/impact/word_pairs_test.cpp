#include "store/impact/word_pairs.h"

#include <string>

#include <gtest/gtest.h>

#include "store/impact/impact_index.h"
#include "token_archive.h"

namespace blattwerk::store::impact {
namespace {

void fill(TokenArchive& archive, const std::string& text, int count) {
  TokenArchive::Batch batch;
  for (ArticleKey key = 0; key < count; ++key) {
    store::IndexedColumns columns;
    columns[0] = TokenArchive::tokens(text);
    columns[1] = TokenArchive::tokens(key % 2 == 0 ? "und den" : "den und");
    batch.emplace_back(key, columns);
  }
  archive.write(batch);
  archive.settle();
}

TEST(WordPairs, TellInWhichArticlesTheyStandAndHowOften) {
  TokenArchive archive;
  fill(archive, "und den und den den", 300);
  IndexReader reader(archive.database());
  PairReader pairs(archive.database());
  const Segment segment = reader.segments().at(0);
  const auto pair = pairs.find(segment, "und", "den");
  ASSERT_TRUE(pair.listed && pair.entry);
  EXPECT_EQ(pair.entry->documents, 300u);
  TermPostings postings(reader, *pair.entry);
  ASSERT_EQ(postings.blocks(), 3u);
  PostingBlock block;
  postings.read(1, block);
  EXPECT_EQ(block.ordinals()[0], 128u);
  EXPECT_EQ(block.counts(0), (ColumnCounts{2, 1, 0, 0}));
  EXPECT_EQ(block.counts(1), (ColumnCounts{2, 0, 0, 0}));
}

TEST(WordPairs, AreListedOnlyOfWordsThatStandInManyArticles) {
  TokenArchive archive;
  fill(archive, "und den", 300);
  store::IndexedColumns columns;
  columns[0] = TokenArchive::tokens("selten den");
  archive.write({{1000, columns}});
  archive.settle();
  IndexReader reader(archive.database());
  PairReader pairs(archive.database());
  const auto segments = reader.segments();
  EXPECT_FALSE(pairs.find(segments.at(0), "selten", "den").listed);
  const auto never = pairs.find(segments.at(0), "und", "und");
  EXPECT_TRUE(never.listed);
  EXPECT_FALSE(never.entry);
}

TEST(WordPairs, CountAsOftenAsBothWordsStandAtTheirPlaces) {
  // The alias is the word itself once more.
  TokenArchive archive;
  fill(archive, "und ~und den und ~und den ~den", 40);
  IndexReader reader(archive.database());
  const auto pair = PairReader(archive.database()).find(reader.segments().at(0), "und", "den");
  ASSERT_TRUE(pair.entry);
  PostingBlock block;
  TermPostings(reader, *pair.entry).read(0, block);
  EXPECT_EQ(block.counts(0)[0], 3u);
}

TEST(WordPairs, GoWithTheirSegment) {
  TokenArchive archive;
  fill(archive, "und den", 100);
  discard(archive.database());
  for (const char* table : {"impact_pair", "impact_pair_segment", "impact_chunk"}) {
    EXPECT_EQ(archive.database().integer(std::string("SELECT count(*) FROM ") + table), 0) << table;
  }
}

TEST(WordPairs, AgreeWithTheWordsTheyAreMadeOf) {
  TokenArchive archive;
  fill(archive, "und den ~den und den der", 300);
  const auto agree = [&] {
    IndexReader reader(archive.database());
    return pairs_agree(archive.database(), reader, reader.segments().at(0));
  };
  EXPECT_TRUE(agree());
  const auto with = [&](const std::string& damage) {
    archive.database().execute("SAVEPOINT sound");
    archive.database().execute(damage);
    const bool result = agree();
    archive.database().execute("ROLLBACK TO sound");
    archive.database().execute("RELEASE sound");
    return result;
  };
  EXPECT_FALSE(with("DELETE FROM impact_pair WHERE pair = 'und den'"));
  EXPECT_FALSE(with("UPDATE impact_pair SET pair = 'der und' WHERE pair = 'und den'"));
  EXPECT_FALSE(with("UPDATE impact_pair_segment SET words = replace(words, 'der', 'die')"));
  EXPECT_TRUE(with("DELETE FROM impact_pair_segment")) << "what is not there yet can't be wrong";
  EXPECT_TRUE(agree());
}

}  // namespace
}  // namespace blattwerk::store::impact
