#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/database.h"
#include "store/impact/bytes.h"
#include "store/impact/posting_block.h"
#include "store/impact/segment_format.h"

namespace blattwerk::store::impact {

/// A segment as its row describes it.
struct Segment {
  std::int64_t id;
  std::uint32_t articles;  ///< the deleted ones included
  std::int64_t tokens;     ///< of those not deleted
  ArticleKey first_key;
  ArticleKey last_key;
  std::uint64_t first_chunk;
  std::uint64_t last_chunk;
  std::vector<Landmark> landmarks;
  std::vector<std::uint32_t> deleted;  ///< ascending

  std::uint32_t live() const { return articles - static_cast<std::uint32_t>(deleted.size()); }
};

struct IndexState {
  std::int64_t format;
  std::int64_t generation;
  std::uint64_t next_chunk;
};

/// A term of one segment as its dictionary has it.
struct TermEntry {
  std::uint32_t documents = 0;
  std::uint32_t both = 0;         ///< of a compound part: in how many of them the word stands too
  std::string_view inline_block;  ///< all postings, where they are few
  Location directory = 0;         ///< else the place of the directory of blocks
};

/// Keys and lengths of up to kDocumentsInChunk articles.
class DocumentChunk {
 public:
  DocumentChunk(std::shared_ptr<const std::string> chunk, std::size_t offset, std::size_t count);

  std::size_t size() const { return count_; }
  ArticleKey key(std::size_t index) const {
    return get_fixed<ArticleKey>(keys_ + index * sizeof(ArticleKey));
  }
  std::uint32_t length(std::size_t index) const {
    return get_fixed<std::uint32_t>(lengths_ + index * sizeof(std::uint32_t));
  }
  /// The lengths from there on.
  void read_lengths(std::size_t index, std::span<std::uint32_t> lengths) const {
    std::memcpy(lengths.data(), lengths_ + index * sizeof(std::uint32_t), lengths.size_bytes());
  }
  /// Has the processor fetch both from memory, since they will soon be asked for.
  void prefetch(std::size_t index) const {
    __builtin_prefetch(keys_ + index * sizeof(ArticleKey));
    __builtin_prefetch(lengths_ + index * sizeof(std::uint32_t));
  }

 private:
  std::shared_ptr<const std::string> chunk_;
  std::size_t count_;
  const char* keys_;
  const char* lengths_;
};

/// Reads the tables of the impact index. What it reads must not change under it: run within a transaction,
/// or be the writer.
class IndexReader {
 public:
  explicit IndexReader(const Database& database);

  const Database& database() const { return database_; }
  std::optional<IndexState> state();
  std::vector<Segment> segments();

  /// A chunk with kPadding readable bytes behind it; remembered.
  std::shared_ptr<const std::string> chunk(std::uint64_t id);
  void forget_chunks();
  /// What stands at a location in its chunk, up to the chunk's end. Throws DamagedIndex.
  static std::string_view at(Location location, const std::string& chunk);

  DocumentChunk documents(const Segment& segment, std::size_t landmark);

  /// The entry of a dictionary key; remembered, since a search asks for each of its terms several times. What
  /// the entry points to is there until the next call.
  std::optional<TermEntry> find(const Segment& segment, std::string_view key);
  /// To be called where other segments may have got the ids of those that were read.
  void forget_terms() { terms_.clear(); }

 private:
  const Database& database_;
  std::unordered_map<std::uint64_t, std::shared_ptr<const std::string>> chunks_;
  std::size_t bytes_ = 0;
  struct KnownTerm {
    std::optional<TermEntry> entry;
    std::string inline_block;
  };
  std::unordered_map<std::string, KnownTerm> terms_;  ///< by segment and key
  std::string wanted_;
  Statement read_state_;
  Statement read_segments_;
  Statement read_chunk_;
  Statement read_dictionary_;
};

/// The keys of a segment's articles by their ordinals.
std::vector<ArticleKey> keys_of(IndexReader& reader, const Segment& segment);

/// Reads the entries of one row of a dictionary, or of several.
class DictionaryRow {
 public:
  explicit DictionaryRow(std::string_view terms) : reader_(terms) {}

  /// Moves to the next entry; false behind the last one.
  bool next(const Segment& segment);
  std::string_view key() const { return key_; }
  const TermEntry& entry() const { return entry_; }

 private:
  ByteReader reader_;
  std::string key_;
  TermEntry entry_;
};

/// All entries of a segment's dictionary in order, from the first that is not before `from`. The rows behind
/// may be deleted meanwhile.
class DictionaryScan {
 public:
  /// `segment` must outlive it.
  DictionaryScan(const Database& database, const Segment& segment, std::string_view from = {});

  bool next();
  std::string_view key() const { return row_.key(); }
  const TermEntry& entry() const { return row_.entry(); }
  /// The first key of the row that the entry stands in.
  std::string_view row_key() const { return row_key_; }

 private:
  bool next_row();

  const Segment& segment_;
  std::string from_;
  Statement first_row_;
  Statement next_row_;
  bool started_ = false;
  std::string row_key_;
  std::string bytes_;
  DictionaryRow row_{{}};
};

/// The postings of a term in one segment: blocks that can be read one by one.
class TermPostings {
 public:
  /// `segment` and `reader` must outlive it.
  TermPostings(IndexReader& reader, const TermEntry& entry);

  std::uint32_t documents() const { return documents_; }
  std::size_t blocks() const { return blocks_; }
  /// The last ordinal of a block.
  std::uint32_t last(std::size_t block) const {
    return directory_ ? get_fixed<std::uint32_t>(last_ + block * sizeof(std::uint32_t)) : inline_last_;
  }
  /// The pairs that bound a block; nothing where a term has but one, which is cheap to read.
  std::optional<BlockBound> bound(std::size_t block) const;

  void read(std::size_t block, PostingBlock& out);
  /// The bytes of the positions of a block that was read.
  std::string_view positions(std::size_t block);

  /// All of it.
  void read_all(PostingList& list);

 private:
  std::uint32_t before(std::size_t block) const { return block == 0 ? kBeforeFirst : last(block - 1); }

  IndexReader& reader_;
  std::uint32_t documents_;
  std::size_t blocks_ = 1;
  std::string inline_;  ///< all there is of a term that stands in the dictionary
  std::uint32_t inline_last_ = 0;
  std::shared_ptr<const std::string> directory_;
  /// The chunk that was read last: neighbouring blocks mostly lie in one.
  struct OpenChunk {
    std::uint64_t id = 0;
    std::shared_ptr<const std::string> bytes;
  };
  std::string_view at(std::size_t block, const char* locations, OpenChunk& open);

  Location base_ = 0;
  const char* last_ = nullptr;
  const char* posting_locations_ = nullptr;
  const char* position_locations_ = nullptr;
  const char* bounds_ = nullptr;
  OpenChunk postings_chunk_;
  OpenChunk positions_chunk_;
};

}  // namespace blattwerk::store::impact
