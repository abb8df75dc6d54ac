#include "core/article.h"

namespace blattwerk {

std::string_view to_string(ParagraphKind kind) {
  switch (kind) {
    case ParagraphKind::lead:
      return "lead";
    case ParagraphKind::heading:
      return "heading";
    case ParagraphKind::text:
      return "text";
  }
  return "text";
}

std::optional<ParagraphKind> parse_paragraph_kind(std::string_view name) {
  for (const auto kind : {ParagraphKind::lead, ParagraphKind::heading, ParagraphKind::text}) {
    if (name == to_string(kind)) return kind;
  }
  return std::nullopt;
}

std::string_view lead_of(const Article& article) {
  for (const auto& paragraph : article.paragraphs) {
    if (paragraph.kind == ParagraphKind::lead) return paragraph.text;
  }
  return {};
}

}  // namespace blattwerk
