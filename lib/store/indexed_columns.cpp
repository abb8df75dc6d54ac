#include "store/indexed_columns.h"

namespace blattwerk::store {
namespace {

FtsColumn column_of(ParagraphKind kind) {
  switch (kind) {
    case ParagraphKind::lead:
      return FtsColumn::lead;
    case ParagraphKind::heading:
      return FtsColumn::headings;
    case ParagraphKind::text:
      return FtsColumn::body;
  }
  return FtsColumn::body;
}

void append_text(text::TokenStream& column, std::string_view text, text::Analyzer& analyzer) {
  if (text.empty()) return;
  if (!column.tokens.empty()) {
    column.tokens.push_back({0, 0, static_cast<std::uint32_t>(column.terms.size()),
                             static_cast<std::uint16_t>(kParagraphBreak.size()), text::TokenKind::word});
    column.terms += kParagraphBreak;
  }
  analyzer.analyze(text, column);
}

}  // namespace

IndexedColumns index_columns(const Article& article, text::Analyzer& analyzer) {
  IndexedColumns columns;
  const auto column = [&columns](FtsColumn which) -> text::TokenStream& {
    return columns[static_cast<std::size_t>(which)];
  };
  append_text(column(FtsColumn::title), article.kicker, analyzer);
  append_text(column(FtsColumn::title), article.title, analyzer);
  for (const Paragraph& paragraph : article.paragraphs) {
    append_text(column(column_of(paragraph.kind)), paragraph.text, analyzer);
  }
  return columns;
}

}  // namespace blattwerk::store
