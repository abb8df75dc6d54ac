#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/original.h"
#include "text/lexicon.h"
#include "text/word_lexicon.h"

namespace blattwerk::store {

/// The archive's own lexicon, which its compounds were split with, beside the base lexicon that every program
/// has: kept in the archive, so that the same text is always indexed the same way, whatever lists the machine
/// has.

/// Replaces it; to be called in a transaction. Words lie in compressed blocks by their order.
void write_lexicon(const Database& database, const text::WordLexicon& lexicon);

/// The whole of it, for an import.
std::unique_ptr<text::WordLexicon> read_lexicon(const Database& database);

/// Equal for the same lexicon, unequal for any two others.
Sha256 lexicon_hash(const Database& database);

/// The same, looked up block by block: opens at once, for the few words of a query. Not for several threads.
class StoredLexicon final : public text::Lexicon {
 public:
  /// `database` must outlive the lexicon.
  explicit StoredLexicon(const Database& database);

 private:
  std::uint32_t own_frequency(std::string_view word, std::uint64_t hash) const override;

  mutable Statement find_block_;
  mutable std::string
      first_;  // the block looked at last: its first word, its lines, the first word behind it
  mutable std::string lines_;
  mutable std::string end_;
  bool empty_;
};

}  // namespace blattwerk::store
