#include <fmt/format.h>

#include "output/bars.h"
#include "output/quotations.h"
#include "output/terminal.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kWordColumns = 28;

std::string_view slice(const text::TextAnalysis& analysis, std::uint32_t start, std::uint32_t end) {
  return std::string_view(analysis.text).substr(start, end - start);
}

}  // namespace

std::string show_analysis(const text::TextAnalysis& analysis, const Style& style) {
  std::string page = style.bold("Words") + '\n';
  std::string line;
  const auto flush = [&] {
    if (!line.empty()) page += "  " + line + '\n';
  };
  for (const auto& token : analysis.tokens.tokens) {
    const auto term = analysis.tokens.term(token);
    switch (token.kind) {
      case text::TokenKind::word:
        flush();
        line = padded(printable(slice(analysis, token.start, token.end)), kWordColumns) + ' ' +
               std::string(term);
        break;
      case text::TokenKind::part:
        line += style.faint(fmt::format(" + {}", term.substr(1)));
        break;
      case text::TokenKind::alias:
        line += style.faint(fmt::format(" = {}", term));
        break;
    }
  }
  flush();
  if (!analysis.entities.empty()) page += '\n' + style.bold("Entities") + '\n';
  for (const auto& entity : analysis.entities) {
    page += fmt::format("  {} {} ({})\n",
                        padded(printable(slice(analysis, entity.start, entity.end)), kWordColumns),
                        printable(entity.name), to_string(entity.type));
  }
  if (!analysis.dates.empty()) page += '\n' + style.bold("Dates") + '\n';
  for (const auto& date : analysis.dates) {
    page += fmt::format("  {} {}\n", padded(printable(slice(analysis, date.start, date.end)), kWordColumns),
                        date.value);
  }
  if (!analysis.quotations.empty()) page += '\n' + style.bold("Quotations") + '\n';
  for (const auto& quotation : analysis.quotations) {
    const auto words = slice(analysis, quotation.start, quotation.end);
    page += wrap(show_quotation(quotation.speaker, words, quotation.direct), style.width, 2) + '\n';
  }
  return page;
}

}  // namespace blattwerk::output
