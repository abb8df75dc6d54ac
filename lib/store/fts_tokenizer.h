#pragma once

#include <array>
#include <string_view>

#include "store/database.h"
#include "text/token.h"

namespace blattwerk::store {

/// The columns of `article_fts`, in their order. The body comes first since FTS5 spends nothing on marking
/// column 0.
enum class FtsColumn : std::uint8_t { body, title, lead, headings };
inline constexpr std::size_t kFtsColumns = 4;

/// A term that no text gives: it stands between two paragraphs of a column, so that no phrase reaches across.
inline constexpr std::string_view kParagraphBreak = "\xC2\xB6";

/// What the full-text index is to hold of one article.
using IndexedColumns = std::array<text::TokenStream, kFtsColumns>;

/// Writes the row that is being replayed as that of the article with the id ?1; each column's text is its
/// number.
inline constexpr std::string_view kInsertTokens =
    "INSERT INTO article_fts (rowid, body, title, lead, headings) VALUES (?1, '0', '1', '2', '3')";

/// The FTS5 tokenizer `blattwerk`. Text is analysed long before FTS5 sees it, so this one replays: while a
/// row is written it gives the tokens of `row`, whatever the column's text (which must be the column's
/// number); in a query, whose phrases hold index terms already, it only divides at blanks.
class FtsTokenizer {
 public:
  /// Makes the tokenizer known to a connection; it must outlive the connection's use of `article_fts`.
  void attach(const Database& database);

  /// The tokens that rows written from now on have; null ends that.
  void replay(const IndexedColumns* row) { row_ = row; }
  const IndexedColumns* row() const { return row_; }

 private:
  const IndexedColumns* row_ = nullptr;
};

}  // namespace blattwerk::store
