#include "store/impact/word_pairs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "store/impact/chunk_writer.h"
#include "store/impact/segment_writer.h"
#include "store/impact/word_endings.h"

namespace blattwerk::store::impact {
namespace {

// A word is listed that stands in one of so many articles; if more do, those that stand in most.
constexpr std::uint32_t kPairedShare = 8;
constexpr std::size_t kMostPairedWords = 128;
// A segment with a text that goes on behind this place is left without pairs.
constexpr std::uint32_t kMostPositions = 1u << 21;

struct FrequentWord {
  std::string word;
  TermEntry entry;
  std::string inline_block;
};

// The words of a segment whose neighbours are listed, the most frequent first.
std::vector<FrequentWord> frequent_words(const Database& database, const Segment& segment) {
  const std::uint32_t least = segment.articles / kPairedShare;
  std::vector<FrequentWord> words;
  for (DictionaryScan scan(database, segment); scan.next();) {
    const bool listed = scan.entry().documents >= least && has_ending(scan.key()) &&
                        scan.key().find(' ') == std::string_view::npos;
    if (!listed) continue;
    words.push_back({std::string(scan.key()), scan.entry(), std::string(scan.entry().inline_block)});
  }
  std::ranges::stable_sort(words, std::greater(),
                           [](const FrequentWord& word) { return word.entry.documents; });
  if (words.size() > kMostPairedWords) words.resize(kMostPairedWords);
  return words;
}

// Reads the articles of a word and where it stands in them, one by one.
class OccurrenceScan {
 public:
  OccurrenceScan(IndexReader& reader, const FrequentWord& word) : postings_(reader, entry_of(word)) {
    read_block();
  }

  /// Moves behind the article; false where the word does not stand in it. Articles must be asked for in
  /// order.
  bool take(std::uint32_t ordinal) {
    if (next_ == block_.ordinals().size() || block_.ordinals()[next_] != ordinal) return false;
    counts_ = block_.counts(next_);
    first_ = first_next_;
    first_next_ += total(counts_);
    if (++next_ == block_.ordinals().size() && number_ + 1 < postings_.blocks()) ends_block_ = true;
    return true;
  }
  /// Where it stands in the article taken.
  const ColumnCounts& counts() const { return counts_; }
  std::span<const std::uint32_t> positions() const {
    return std::span(positions_).subspan(first_, total(counts_));
  }
  /// To be called when the article taken is done with.
  void release() {
    if (!ends_block_) return;
    ++number_;
    read_block();
  }

 private:
  static TermEntry entry_of(const FrequentWord& word) {
    TermEntry entry = word.entry;
    entry.inline_block = word.inline_block;
    return entry;
  }

  void read_block() {
    ends_block_ = false;
    postings_.read(number_, block_);
    positions_.clear();
    block_.read_all_positions(postings_.positions(number_), positions_);
    next_ = 0;
    first_next_ = 0;
  }

  TermPostings postings_;
  std::size_t number_ = 0;
  PostingBlock block_;
  std::vector<std::uint32_t> positions_;  // of the block
  std::size_t next_ = 0;
  std::size_t first_ = 0;
  std::size_t first_next_ = 0;
  bool ends_block_ = false;
  ColumnCounts counts_{};
};

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

// Lists the pairs of one segment.
class PairLister {
 public:
  PairLister(IndexReader& reader, const Segment& segment, const std::vector<FrequentWord>& words)
      : lists_(words.size() * words.size()), words_(words) {
    for (std::size_t landmark = 0; landmark < segment.landmarks.size(); ++landmark) {
      const DocumentChunk chunk = reader.documents(segment, landmark);
      for (std::size_t i = 0; i < chunk.size(); ++i) documents_.push_back({chunk.key(i), chunk.length(i)});
    }
    for (const FrequentWord& word : words) {
      scans_.push_back(std::make_unique<OccurrenceScan>(reader, word));
    }
  }

  // False where an article is too long for it.
  bool run() {
    for (std::uint32_t ordinal = 0; ordinal < documents_.size(); ++ordinal) {
      here_.clear();
      for (std::size_t word = 0; word < scans_.size(); ++word) {
        if (scans_[word]->take(ordinal)) here_.push_back(word);
      }
      if (!list_article(ordinal)) return false;
      for (const std::size_t word : here_) scans_[word]->release();
    }
    return true;
  }

  void write(ChunkWriter& chunks, const Database& database, std::int64_t segment) {
    auto insert = database.prepare(
        "INSERT INTO impact_pair (segment, pair, articles, directory) VALUES (?1, ?2, ?3, ?4)");
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      if (lists_[i].articles() == 0) continue;
      const std::string pair = words_[i / words_.size()].word + ' ' + words_[i % words_.size()].word;
      insert.bind(1, segment)
          .bind(2, pair)
          .bind(3, std::int64_t{lists_[i].articles()})
          .bind(4, static_cast<std::int64_t>(lists_[i].write(chunks, documents_)))
          .run();
    }
  }

 private:
  // Which words stand at a place.
  static constexpr std::size_t kBits = 64;
  using WordSet = std::array<std::uint64_t, kMostPairedWords / kBits>;

  // Calls `visit` with each place of a column at which a word of the article stands: the word, the place, and
  // how often the word has stood there before, as other spellings may.
  template <typename Visit>
  void for_each_place(std::size_t column, Visit visit) const {
    for (const std::size_t word : here_) {
      const ColumnCounts& counts = scans_[word]->counts();
      std::size_t begin = 0;
      for (std::size_t before = 0; before < column; ++before) begin += counts[before];
      const auto positions = scans_[word]->positions().subspan(begin, counts[column]);
      std::size_t repeated = 0;
      for (std::size_t i = 0; i < positions.size(); ++i) {
        repeated = i > 0 && positions[i] == positions[i - 1] ? repeated + 1 : 0;
        visit(word, positions[i], repeated);
      }
    }
  }

  bool list_article(std::uint32_t ordinal) {
    for (std::size_t column = 0; column < kFtsColumns; ++column) {
      std::uint32_t greatest = 0;
      std::size_t repetitions = 0;
      for_each_place(column, [&](std::size_t, std::uint32_t position, std::size_t repeated) {
        greatest = std::max(greatest, position);
        repetitions = std::max(repetitions, repeated);
      });
      if (greatest >= kMostPositions || repetitions >= kMostRepetitions) return false;
      for (auto& words_at : words_at_) {
        if (words_at.size() < greatest + 2) words_at.resize(greatest + 2);
      }
      for_each_place(column, [&](std::size_t word, std::uint32_t position, std::size_t repeated) {
        words_at_[repeated][position][word / kBits] |= std::uint64_t{1} << word % kBits;
      });
      for_each_place(column, [&](std::size_t word, std::uint32_t position, std::size_t repeated) {
        const WordSet& next = words_at_[repeated][position + 1];
        for (std::size_t part = 0; part < next.size(); ++part) {
          for (std::uint64_t words = next[part]; words != 0; words &= words - 1) {
            const std::size_t behind = part * kBits + static_cast<std::size_t>(std::countr_zero(words));
            lists_[word * words_.size() + behind].add(ordinal, column, documents_);
          }
        }
      });
      for_each_place(column, [&](std::size_t, std::uint32_t position, std::size_t repeated) {
        words_at_[repeated][position] = {};
      });
    }
    return true;
  }

  static constexpr std::size_t kMostRepetitions = 4;

  std::vector<Document> documents_;
  std::vector<std::unique_ptr<OccurrenceScan>> scans_;
  std::vector<GrowingList> lists_;  // by both words
  const std::vector<FrequentWord>& words_;
  std::vector<std::size_t> here_;  // the words of the article at hand
  // Which words stand at each place; those that stand there once more apart, so that a pair counts as often
  // as both of its words do.
  std::array<std::vector<WordSet>, kMostRepetitions> words_at_;
};

}  // namespace

std::uint64_t settle_pairs(const Database& database, std::uint64_t next_chunk, std::uint32_t least_articles) {
  IndexReader reader(database);
  auto covered = database.prepare("SELECT 1 FROM impact_pair_segment WHERE segment = ?1");
  for (const Segment& segment : reader.segments()) {
    if (segment.articles < least_articles || covered.bind(1, segment.id).first_integer()) continue;
    std::vector<FrequentWord> words = frequent_words(database, segment);
    PairLister lister(reader, segment, words);
    ChunkWriter chunks(database, next_chunk);
    std::string listed;
    if (lister.run()) {
      lister.write(chunks, database, segment.id);
      for (const FrequentWord& word : words) {
        if (!listed.empty()) listed += ' ';
        listed += word.word;
      }
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
  const std::string both = std::string(first) + ' ' + std::string(second);
  if (pair_.bind(1, segment.id).bind(2, both).step()) {
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
