#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/vocabulary/cursor.h"
#include "text/spelling.h"

namespace blattwerk::store::vocabulary {

/// Looks into the vocabulary of an archive. To be used within one transaction; not for several threads.
class Reader {
 public:
  /// `database` must outlive the reader.
  explicit Reader(const Database& database);

  bool empty() const { return runs_.empty(); }

  /// The entry of this very key.
  std::optional<Entry> find(std::string_view key);
  /// All entries whose keys begin with `prefix`, in their order, at most `limit`.
  std::vector<Entry> with_prefix(std::string_view prefix, std::size_t limit);
  /// The entries in the most articles whose keys begin with `prefix`, most first, at most `count`.
  ///
  /// Reads blocks by their most frequent entry until no other can hold a better one (Fagin's threshold
  /// algorithm, JCSS 66, 2003), and at most some hundred of them, so that a single letter costs no more than
  /// a whole word.
  std::vector<Entry> most_frequent(std::string_view prefix, std::size_t count);

  /// The entries of one kind by their folded forms, for text::suggest. Lives no longer than the reader.
  class Terms : public text::TermSource {
   public:
    Terms(Reader& reader, Kind kind) : cursor_(reader.cursor_), kind_(static_cast<char>(kind)) {}
    std::optional<Term> seek(std::string_view from) override;
    std::optional<Term> next() override;

   private:
    std::optional<Term> term(const Entry* entry) const;

    Cursor& cursor_;
    char kind_;
    std::string key_;
  };

 private:
  class Best;

  const Database& database_;
  std::vector<Run> runs_;
  Cursor cursor_;
};

}  // namespace blattwerk::store::vocabulary
