#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/impact/chunk_writer.h"
#include "store/impact/posting_list.h"
#include "store/impact/segment_format.h"

namespace blattwerk::store::impact {

/// The best pairs of a block; `lengths` are those of the postings' articles.
BlockBound bound_of(std::span<const Posting> postings, std::span<const Document> documents);

/// Writes one segment: the articles first, then the terms in the order of their dictionary keys, then the
/// end. Must run within a transaction.
class SegmentWriter {
 public:
  /// `first_chunk` and all ids behind it must be free.
  SegmentWriter(const Database& database, std::int64_t segment, std::uint64_t first_chunk);

  /// By ascending keys; their places here are the ordinals of the postings.
  void add_documents(std::vector<Document> documents);
  void add_term(std::string_view key, const PostingList& list);
  /// Writes what is left and makes the segment known. Returns the next free chunk id.
  std::uint64_t finish();

 private:
  Location write_blocks(const PostingList& list);
  void add_entry(std::string_view key, std::string_view entry);
  void flush_dictionary();
  std::uint32_t both_with_word(std::string_view key, const PostingList& list);

  std::int64_t segment_;
  std::uint64_t first_chunk_;
  ChunkWriter chunks_;
  BlockDirectory directory_;
  std::vector<Document> documents_;
  std::vector<Landmark> landmarks_;
  std::string dictionary_row_;
  std::string first_key_of_row_;
  std::string last_key_;
  std::vector<std::uint32_t> last_ordinals_;
  std::string block_;
  std::string entry_;
  Statement insert_dictionary_;
  Statement insert_segment_;
};

}  // namespace blattwerk::store::impact
