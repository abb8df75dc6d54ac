#include "store/impact/word_pairs.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/hash_mix.h"
#include "store/impact/chunk_writer.h"
#include "store/impact/pair_lister.h"
#include "store/impact/segment_writer.h"

namespace blattwerk::store::impact {
namespace {

// The list of a pair while it grows, packed but for its last block.
class GrowingList {
 public:
  void add(std::uint32_t ordinal, std::size_t column, std::span<const Document> documents) {
    if (open_.empty() || open_.back().ordinal != ordinal) {
      if (open_.size() == kBlockPostings) pack(documents);
      open_.push_back({ordinal, {}});
      ++articles_;
    }
    ++open_.back().counts[column];
  }

  std::uint32_t articles() const { return articles_; }

  // Appends it; returns where its directory is.
  Location write(ChunkWriter& chunks, std::span<const Document> documents) {
    pack(documents);
    BlockDirectory directory;
    std::size_t begin = 0;
    for (const Block& block : blocks_) {
      directory.add(block.last, chunks.append(std::string_view(bytes_).substr(begin, block.end - begin)),
                    block.bound);
      begin = block.end;
    }
    return chunks.append(directory.encode());
  }

 private:
  struct Block {
    std::size_t end;  // in bytes_
    std::uint32_t last;
    BlockBound bound;
  };

  void pack(std::span<const Document> documents) {
    encode_postings(open_, blocks_.empty() ? kBeforeFirst : blocks_.back().last, bytes_);
    blocks_.push_back({bytes_.size(), open_.back().ordinal, bound_of(open_, documents)});
    open_.clear();
  }

  std::vector<Posting> open_;
  std::string bytes_;
  std::vector<Block> blocks_;
  std::uint32_t articles_ = 0;
};

std::vector<Document> documents_of(IndexReader& reader, const Segment& segment) {
  std::vector<Document> documents;
  for (std::size_t landmark = 0; landmark < segment.landmarks.size(); ++landmark) {
    const DocumentChunk chunk = reader.documents(segment, landmark);
    for (std::size_t i = 0; i < chunk.size(); ++i) documents.push_back({chunk.key(i), chunk.length(i)});
  }
  return documents;
}

// The words as the table of segments lists them.
std::string joined(const std::vector<FrequentWord>& words) {
  std::string all;
  for (const FrequentWord& word : words) {
    if (!all.empty()) all += ' ';
    all += word.word;
  }
  return all;
}

// Two words as the table of pairs has them.
std::string pair_of(std::string_view first, std::string_view second) {
  return std::string(first).append(" ").append(second);
}

void write_lists(std::vector<GrowingList>& lists, const std::vector<FrequentWord>& words,
                 std::span<const Document> documents, std::int64_t segment, ChunkWriter& chunks,
                 const Database& database) {
  auto insert = database.prepare(
      "INSERT INTO impact_pair (segment, pair, articles, directory) VALUES (?1, ?2, ?3, ?4)");
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (lists[i].articles() == 0) continue;
    insert.bind(1, segment)
        .bind(2, pair_of(words[i / words.size()].word, words[i % words.size()].word))
        .bind(3, std::int64_t{lists[i].articles()})
        .bind(4, static_cast<std::int64_t>(lists[i].write(chunks, documents)))
        .run();
  }
}

// A pair standing once in a column of an article, in a sum that does not depend on order.
std::uint64_t place_hash(std::uint64_t pair, std::uint32_t ordinal, std::size_t column) {
  return mix(pair + mix(std::uint64_t{ordinal} << 8 | column));
}

}  // namespace

std::uint64_t settle_pairs(const Database& database, std::uint64_t next_chunk, std::uint32_t least_articles) {
  IndexReader reader(database);
  auto covered = database.prepare("SELECT 1 FROM impact_pair_segment WHERE segment = ?1");
  for (const Segment& segment : reader.segments()) {
    if (segment.articles < least_articles || covered.bind(1, segment.id).first_integer()) continue;
    const std::vector<FrequentWord> words = frequent_words(database, segment);
    const std::vector<Document> documents = documents_of(reader, segment);
    std::vector<GrowingList> lists(words.size() * words.size());
    ChunkWriter chunks(database, next_chunk);
    std::string listed;
    if (PairLister(reader, segment, words)
            .run([&](std::size_t first, std::size_t second, std::uint32_t ordinal, std::size_t column) {
              lists[first * words.size() + second].add(ordinal, column, documents);
            })) {
      write_lists(lists, words, documents, segment.id, chunks, database);
      listed = joined(words);
    }
    const std::uint64_t first_chunk = std::exchange(next_chunk, chunks.finish());
    database
        .prepare(
            "INSERT INTO impact_pair_segment (segment, words, first_chunk, last_chunk) VALUES (?1, ?2, ?3, "
            "?4)")
        .bind(1, segment.id)
        .bind(2, listed)
        .bind(3, static_cast<std::int64_t>(first_chunk))
        .bind(4, static_cast<std::int64_t>(next_chunk) - 1)
        .run();
    reader.forget_chunks();
  }
  return next_chunk;
}

bool pairs_agree(const Database& database, IndexReader& reader, const Segment& segment) {
  auto listed = database.prepare("SELECT words FROM impact_pair_segment WHERE segment = ?1");
  if (!listed.bind(1, segment.id).step()) return true;
  const std::vector<FrequentWord> words = frequent_words(database, segment);
  std::vector<std::uint64_t> hashes;
  for (const FrequentWord& first : words) {
    for (const FrequentWord& second : words) hashes.push_back(hash_of(pair_of(first.word, second.word)));
  }
  std::uint64_t sum = 0;
  const bool lists =
      PairLister(reader, segment, words)
          .run([&](std::size_t first, std::size_t second, std::uint32_t ordinal, std::size_t column) {
            sum += place_hash(hashes[first * words.size() + second], ordinal, column);
          });
  if (listed.text(0) != (lists ? joined(words) : "")) return false;
  if (!lists) sum = 0;
  auto pairs = database.prepare("SELECT pair, articles, directory FROM impact_pair WHERE segment = ?1");
  pairs.bind(1, segment.id);
  PostingBlock block;
  while (pairs.step()) {
    const std::uint64_t pair = hash_of(pairs.text(0));
    TermEntry entry;
    entry.documents = static_cast<std::uint32_t>(pairs.integer(1));
    entry.directory = static_cast<Location>(pairs.integer(2));
    TermPostings postings(reader, entry);
    for (std::size_t number = 0; number < postings.blocks(); ++number) {
      postings.read(number, block);
      for (std::size_t i = 0; i < block.ordinals().size(); ++i) {
        const ColumnCounts counts = block.counts(i);
        for (std::size_t column = 0; column < counts.size(); ++column)
          sum -= counts[column] * place_hash(pair, block.ordinals()[i], column);
      }
    }
  }
  return sum == 0;
}

PairReader::PairReader(const Database& database)
    : words_(database.prepare("SELECT words FROM impact_pair_segment WHERE segment = ?1")),
      pair_(
          database.prepare("SELECT articles, directory FROM impact_pair WHERE segment = ?1 AND pair = ?2")) {}

PairReader::Pair PairReader::find(const Segment& segment, std::string_view first, std::string_view second) {
  Pair pair;
  if (words_.bind(1, segment.id).step()) {
    const std::string words = ' ' + std::string(words_.text(0)) + ' ';
    const auto is_listed = [&](std::string_view word) {
      return words.find(' ' + std::string(word) + ' ') != std::string::npos;
    };
    pair.listed = is_listed(first) && is_listed(second);
  }
  words_.reset();
  if (!pair.listed) return pair;
  if (pair_.bind(1, segment.id).bind(2, pair_of(first, second)).step()) {
    pair.entry.emplace();
    pair.entry->documents = static_cast<std::uint32_t>(pair_.integer(0));
    pair.entry->directory = static_cast<Location>(pair_.integer(1));
  }
  pair_.reset();
  if (pair.entry && (pair.entry->documents == 0 || pair.entry->documents > segment.articles))
    throw DamagedIndex();
  return pair;
}

}  // namespace blattwerk::store::impact
