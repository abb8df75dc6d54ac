#include "store/impact/impact_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/impact/bound_code.h"
#include "token_archive.h"

namespace blattwerk::store::impact {
namespace {

using ::testing::SizeIs;

// Where a term stands: article, column, position.
using Places = std::map<std::string, std::vector<std::tuple<ArticleKey, std::uint32_t, std::uint32_t>>>;

Places places_of_fts(const Database& database) {
  database.execute(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.instance USING fts5vocab(main, article_fts, instance)");
  auto rows = database.prepare(
      "SELECT term, a.key, col, offset FROM temp.instance JOIN main.article AS a ON a.id = doc");
  const std::map<std::string, std::uint32_t, std::less<>> columns = {
      {"body", 0}, {"title", 1}, {"lead", 2}, {"headings", 3}};
  Places places;
  while (rows.step()) {
    if (rows.text(0) == kParagraphBreak) continue;
    places[std::string(rows.text(0))].emplace_back(rows.integer(1), columns.find(rows.text(2))->second,
                                                   static_cast<std::uint32_t>(rows.integer(3)));
  }
  for (auto& [term, list] : places) std::ranges::sort(list);
  return places;
}

std::string term_of(std::string_view key) {
  return is_part_key(key) ? '+' + std::string(key.substr(0, key.size() - 1)) : std::string(key);
}

Places places_of_index(const Database& database) {
  IndexReader reader(database);
  Places places;
  for (const Segment& segment : reader.segments()) {
    DictionaryScan scan(database, segment);
    while (scan.next()) {
      PostingList list;
      TermPostings(reader, scan.entry()).read_all(list);
      EXPECT_EQ(list.postings.size(), scan.entry().documents);
      auto position = list.positions.begin();
      for (const Posting& posting : list.postings) {
        const auto key = reader.documents(segment, posting.ordinal / kDocumentsInChunk)
                             .key(posting.ordinal % kDocumentsInChunk);
        const bool deleted = std::ranges::binary_search(segment.deleted, posting.ordinal);
        for (std::uint32_t column = 0; column < kFtsColumns; ++column) {
          for (std::uint32_t i = 0; i < posting.counts[column]; ++i) {
            const std::uint32_t at = *position++;
            if (!deleted) places[term_of(scan.key())].emplace_back(key, column, at);
          }
        }
      }
    }
  }
  for (auto& [term, list] : places) std::ranges::sort(list);
  return places;
}

bool covers(const Database& database) {
  IndexReader reader(database);
  return covers_archive(database, reader.state(), reader.segments());
}

TEST(ImpactIndex, HoldsWhatTheFullTextIndexHolds) {
  TokenArchive archive;
  RandomTokens random(1);
  for (int round = 0; round < 40; ++round) {
    TokenArchive::Batch batch;
    for (std::uint32_t count = random.below(40); count > 0; --count)
      batch.emplace_back(random.key(), random.article());
    std::ranges::sort(batch, {}, [](const auto& article) { return article.first; });
    const auto repeated = std::ranges::unique(batch, {}, [](const auto& article) { return article.first; });
    batch.erase(repeated.begin(), repeated.end());
    std::vector<ArticleKey> removed;
    for (const auto& [key, columns] : archive.articles()) {
      if (random.below(15) == 0) removed.push_back(key);
    }
    archive.write(batch, removed);
    if (round % 11 == 10) archive.settle();
    ASSERT_TRUE(covers(archive.database())) << "round " << round;
    if (round % 10 == 9) {
      ASSERT_EQ(places_of_index(archive.database()), places_of_fts(archive.database()));
    }
  }
}

TEST(ImpactIndex, HasTermsOfManyBlocks) {
  TokenArchive archive;
  RandomTokens random(2);
  TokenArchive::Batch batch;
  for (ArticleKey key = 0; key < 5000; ++key) {
    store::IndexedColumns columns;
    columns[0] = TokenArchive::tokens("immer oft " + random.text(3));
    batch.emplace_back(key, columns);
  }
  archive.write(batch);
  EXPECT_EQ(places_of_index(archive.database()), places_of_fts(archive.database()));
  IndexReader reader(archive.database());
  const auto segments = reader.segments();
  ASSERT_THAT(segments, SizeIs(1));
  const auto entry = reader.find(segments[0], "immer");
  ASSERT_TRUE(entry);
  EXPECT_EQ(TermPostings(reader, *entry).blocks(), 40u);
  EXPECT_FALSE(reader.find(segments[0], "nie"));
}

TEST(ImpactIndex, MergesSegmentsAsTheyBecomeMany) {
  TokenArchive archive;
  RandomTokens random(3);
  for (ArticleKey key = 0; key < 70; ++key) archive.write({{key, random.article()}});
  IndexReader reader(archive.database());
  EXPECT_LE(reader.segments().size(), 30u);
  archive.settle();
  EXPECT_THAT(reader.segments(), SizeIs(testing::Le(3u)));
  EXPECT_EQ(places_of_index(archive.database()), places_of_fts(archive.database()));
}

TEST(ImpactIndex, LeavesNothingOfWhatWasMerged) {
  TokenArchive archive;
  RandomTokens random(4);
  std::vector<ArticleKey> keys;
  for (ArticleKey key = 0; key < 60; ++key) {
    archive.write({{key, random.article()}});
    keys.push_back(key);
  }
  archive.write({}, keys);
  archive.settle();
  for (const char* table : {"impact_segment", "impact_dictionary", "impact_chunk"}) {
    EXPECT_EQ(archive.database().integer(std::string("SELECT count(*) FROM ") + table), 0) << table;
  }
  EXPECT_TRUE(covers(archive.database()));
}

TEST(ImpactIndex, IsNotTrustedWhereTheFullTextIndexHoldsSomethingElse) {
  TokenArchive archive;
  RandomTokens random(5);
  archive.write({{1, random.article()}, {2, random.article()}});
  EXPECT_TRUE(covers(archive.database()));
  archive.database().execute("UPDATE impact_segment SET tokens = tokens + 1");
  EXPECT_FALSE(covers(archive.database()));
}

TEST(ImpactIndex, IsGivenUpByAWriterThatFindsItWrong) {
  TokenArchive archive;
  RandomTokens random(6);
  archive.write({{1, random.article()}});
  archive.database().execute("UPDATE impact_segment SET tokens = tokens + 1");
  ImpactIndex index(archive.database());
  EXPECT_FALSE(index.active());
  index.flush();
  EXPECT_FALSE(IndexReader(archive.database()).state());
}

TEST(ImpactIndex, IsGivenUpWhereItIsDamagedAndTheArchiveGoesOn) {
  TokenArchive archive;
  RandomTokens random(8);
  for (ArticleKey key = 0; key < 15; ++key) archive.write({{key, random.article()}});
  archive.database().execute("UPDATE impact_dictionary SET terms = x'FFFFFFFF'");
  archive.write({{15, random.article()}});
  EXPECT_FALSE(IndexReader(archive.database()).state());
  EXPECT_EQ(archive.database().integer("SELECT count(*) FROM article"), 16);
}

TEST(ImpactIndex, CountsWordsBesideEqualParts) {
  TokenArchive archive;
  TokenArchive::Batch batch;
  for (ArticleKey key = 0; key < 30; ++key) {
    store::IndexedColumns columns;
    columns[0] = TokenArchive::tokens(key % 2 == 0   ? "klima wandel"
                                      : key % 3 == 0 ? "klimawandel +klima klima"
                                                     : "klimawandel +klima");
    batch.emplace_back(key, columns);
  }
  archive.write(batch);
  IndexReader reader(archive.database());
  const auto segments = reader.segments();
  const auto part = reader.find(segments[0], dictionary_key("+klima"));
  ASSERT_TRUE(part);
  EXPECT_EQ(part->documents, 15u);
  EXPECT_EQ(part->both, 5u);
}

std::vector<Posting> postings_of(const std::vector<std::uint32_t>& frequencies) {
  std::vector<Posting> postings;
  for (const std::uint32_t frequency : frequencies) {
    postings.push_back({static_cast<std::uint32_t>(postings.size()), {frequency, 0, 0, 0}});
  }
  return postings;
}

TEST(BlockBound, IsNoLowerThanAnyOfItsPostings) {
  RandomTokens random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::uint32_t> frequencies;
    std::vector<Document> documents;
    for (std::uint32_t i = 0; i < 1 + random.below(128); ++i) {
      frequencies.push_back(1 + random.below(1u << random.below(9)));
      documents.push_back({i, 1 + random.below(1u << random.below(14))});
    }
    const auto postings = postings_of(frequencies);
    const BlockBound bound = bound_of(postings, documents);
    for (const Posting& posting : postings) {
      bool covered = false;
      for (std::size_t i = 0; i < BlockBound::kPairs; ++i) {
        covered |= decode_bound(bound.frequency[i]) >= bound_frequency(posting.counts) &&
                   decode_bound(bound.length[i]) <= documents[posting.ordinal].length;
      }
      ASSERT_TRUE(covered) << "frequency " << posting.counts[0] << ", length "
                           << documents[posting.ordinal].length;
    }
  }
}

}  // namespace
}  // namespace blattwerk::store::impact
