#pragma once

#include <string>
#include <string_view>

#include "store/database.h"
#include "store/impact/bytes.h"

namespace blattwerk::store::impact {

/// Whether a term of the dictionary is a word of the text, to be listed by its ending.
bool has_ending(std::string_view key);

/// Lists the words of those segments by their endings that have no such list yet, but for small segments,
/// whose dictionaries are soon read. Must run within a transaction.
void settle_endings(const Database& database);

/// The words of a segment backwards, in order, from those that end in `ending` on.
class EndingScan {
 public:
  /// `segment` is its id.
  EndingScan(const Database& database, std::int64_t segment, std::string_view ending);

  /// Whether the segment has its list; where not, its dictionary tells.
  bool covered() const { return covered_; }
  /// Moves to the next word; false behind the last one. Throws DamagedIndex.
  bool next();
  /// The word backwards, byte by byte.
  std::string_view backwards() const { return word_; }
  std::uint64_t documents() const { return documents_; }

 private:
  bool next_row();

  Statement rows_;
  std::string from_;
  bool covered_;
  ByteReader row_{{}};
  std::string word_;
  std::uint64_t documents_ = 0;
};

}  // namespace blattwerk::store::impact
