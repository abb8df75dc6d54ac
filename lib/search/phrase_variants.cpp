#include "search/phrase_variants.h"

#include <utility>

#include "text/token.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kMaxPhraseVariants = 16;  // of one phrase with other spellings

std::string fts_quoted(std::string_view phrase) {
  std::string text = "\"";
  for (char c : phrase) {
    if (c == '"') text += '"';
    text += c;
  }
  return text += '"';
}

}  // namespace

std::string_view column_filter(TextField field) {
  switch (field) {
    case TextField::any:
      return "";
    case TextField::title:
      return "title : ";
    case TextField::lead:
      return "lead : ";
    case TextField::text:
      return "{body headings} : ";
  }
  return "";
}

std::vector<PhraseVariant> phrase_variants(const TextUnit& unit) {
  std::vector<PhraseVariant> result{{"", 1.0, false}};
  const auto& positions = unit.positions;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    std::vector<PhraseVariant> longer;
    for (const PhraseVariant& start : result) {
      for (const TermChoice& choice : positions[i]) {
        const bool is_part = choice.term.front() == text::kPartMark;
        if (is_part && positions.size() > 1) continue;
        if (choice.prefix && i + 1 < positions.size()) continue;
        if (positions.size() > 1 && longer.size() == kMaxPhraseVariants) break;
        const std::string phrase = start.phrase.empty() ? choice.term : start.phrase + ' ' + choice.term;
        longer.push_back({phrase, start.weight * choice.weight, choice.prefix, choice.part});
      }
    }
    result = std::move(longer);
  }
  return result;
}

std::string fts_phrase(const PhraseVariant& variant) {
  return fts_quoted(variant.phrase) + (variant.prefix ? " *" : "");
}

}  // namespace blattwerk::search
