#include <fmt/format.h>

#include "output/bars.h"
#include "output/quotations.h"
#include "output/terminal.h"
#include "output/word_steps.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kWordColumns = 28;
constexpr std::size_t kTermColumns = 64;  // word and term together
constexpr std::size_t kMargin = 2;

std::string_view slice(const text::TextAnalysis& analysis, std::uint32_t start, std::uint32_t end) {
  return std::string_view(analysis.text).substr(start, end - start);
}

// The lines of the words: each with its term and the terms of its parts, and how it came about; other terms
// that it is found by in lines of their own.
class WordLines {
 public:
  WordLines(const text::TextAnalysis& analysis, const Style& style) : analysis_(analysis), style_(style) {}

  std::string show() {
    for (const auto& token : analysis_.tokens.tokens) {
      const auto term = analysis_.tokens.term(token);
      const auto text = slice(analysis_, token.start, token.end);
      switch (token.kind) {
        case text::TokenKind::word:
          start_line(padded(printable(text), kWordColumns) + ' ' + std::string(term),
                     explanation(token, text, term));
          break;
        case text::TokenKind::part:
          terms_ += fmt::format(" + {}", term.substr(1));
          break;
        case text::TokenKind::alias:
          start_line(std::string(kWordColumns - 1, ' ') + "= " + std::string(term),
                     explanation(token, text, term));
          break;
      }
    }
    finish_line();
    return std::move(page_);
  }

 private:
  // Steps come in the order of the tokens, but some tokens have none.
  std::string explanation(const text::Token& token, std::string_view text, std::string_view term) {
    if (next_step_ == analysis_.steps.size()) return {};
    const auto& step = analysis_.steps[next_step_];
    if (step.kind != token.kind || step.stem != term) return {};
    ++next_step_;
    return explain(step, text, style_.language);
  }

  void start_line(std::string terms, std::string explanation) {
    finish_line();
    terms_ = std::move(terms);
    explanation_ = std::move(explanation);
  }

  void finish_line() {
    if (terms_.empty()) return;
    page_ += std::string(kMargin, ' ');
    if (explanation_.empty()) {
      page_ += terms_ + '\n';
    } else if (columns(terms_) < kTermColumns) {
      page_ += padded(terms_, kTermColumns) + style_.faint(explanation_) + '\n';
    } else {
      page_ += terms_ + '\n' + std::string(kMargin + kTermColumns, ' ') + style_.faint(explanation_) + '\n';
    }
    terms_.clear();
  }

  const text::TextAnalysis& analysis_;
  const Style& style_;
  std::size_t next_step_ = 0;
  std::string page_;
  std::string terms_;
  std::string explanation_;
};

std::string_view manner(MentionKind kind, const Style& style) {
  switch (kind) {
    case MentionKind::name:
      return "";
    case MentionKind::part:
      return style.in(", Teil eines Wortes", ", part of a word");
    case MentionKind::derived:
      return style.in(", abgeleitet", ", derived");
  }
  return "";
}

// The days a date covers, where its value does not say them.
std::string days(const text::DateMention& date) {
  if (!date.days.first || !date.days.last) return {};
  const std::string first = date.days.first->to_iso();
  const std::string last = date.days.last->to_iso();
  if (first == last) return first == date.value ? "" : first;
  return first + ".." + last;
}

}  // namespace

std::string show_analysis(const text::TextAnalysis& analysis, const Style& style) {
  std::string page = style.bold(style.in("Wörter", "Words")) + '\n' + WordLines(analysis, style).show();
  if (analysis.entities.size() + analysis.derived.size() > 0)
    page += '\n' + style.bold(style.in("Namen", "Entities")) + '\n';
  for (const auto* mentions : {&analysis.entities, &analysis.derived}) {
    for (const auto& entity : *mentions) {
      page += fmt::format(
          "  {} {} {}\n", padded(printable(slice(analysis, entity.start, entity.end)), kWordColumns),
          printable(entity.name),
          style.faint(fmt::format("({}{})", show_type(entity.type, style), manner(entity.kind, style))));
    }
  }
  if (!analysis.dates.empty()) page += '\n' + style.bold(style.in("Daten", "Dates")) + '\n';
  for (const auto& date : analysis.dates) {
    page += fmt::format("  {} {} {}", padded(printable(slice(analysis, date.start, date.end)), kWordColumns),
                        padded(date.value, 12), style.faint(days(date)));
    page.erase(page.find_last_not_of(' ') + 1);
    page += '\n';
  }
  if (!analysis.quotations.empty()) page += '\n' + style.bold(style.in("Zitate", "Quotations")) + '\n';
  for (const auto& quotation : analysis.quotations) {
    const auto words = slice(analysis, quotation.start, quotation.end);
    page += wrap(show_quotation(quotation.speaker, words, quotation.direct), style.width, 2) + '\n';
  }
  return page;
}

}  // namespace blattwerk::output
