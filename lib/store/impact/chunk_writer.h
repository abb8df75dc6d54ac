#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/impact/segment_format.h"

namespace blattwerk::store::impact {

/// Fills chunks one behind the other. Must run within a transaction.
class ChunkWriter {
 public:
  /// `first_chunk` and all ids behind it must be free.
  ChunkWriter(const Database& database, std::uint64_t first_chunk);

  /// What is appended at once lies in one chunk.
  Location append(std::string_view bytes);
  /// Writes what is left. Returns the next free id.
  std::uint64_t finish();

 private:
  void flush();

  std::uint64_t chunk_;
  std::string open_;
  Statement insert_;
};

/// The directory of a term's blocks, as TermPostings reads it.
class BlockDirectory {
 public:
  /// `positions` is that of the postings until set_positions tells it, and where a list has none.
  void add(std::uint32_t last, Location postings, const BlockBound& bound);
  void clear() { blocks_.clear(); }
  std::string encode() const;
  /// Where positions come to stand behind all postings.
  void set_positions(std::size_t block, Location positions) { blocks_[block].positions = positions; }

 private:
  struct Block {
    std::uint32_t last;
    Location postings;
    Location positions;
    BlockBound bound;
  };
  std::vector<Block> blocks_;
};

}  // namespace blattwerk::store::impact
