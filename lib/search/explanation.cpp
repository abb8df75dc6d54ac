#include "search/explanation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "search/date_expression.h"
#include "search/query_field.h"
#include "search/searcher.h"

namespace blattwerk::search {
namespace {

std::string_view strategy_text(Strategy strategy, bool german) {
  switch (strategy) {
    case Strategy::walk:
      return german ? "Es gibt keine Bedingung an den Text: die Artikel werden nach Datum durchgegangen."
                    : "There is no condition on the text: the articles are walked by date.";
    case Strategy::sets:
      return german ? "Die Bedingungen werden als Mengen von Artikeln verknüpft."
                    : "The conditions are combined as sets of articles.";
    case Strategy::stream:
      return german ? "Der Volltextindex liefert die Treffer in der Reihenfolge ihres Datums."
                    : "The full-text index gives the hits in the order of their dates.";
    case Strategy::rank:
      return german ? "Der Volltextindex liefert die Treffer, die nach Relevanz bewertet werden."
                    : "The full-text index gives the hits, which are ranked by relevance.";
  }
  return "";
}

std::string describe(const TermChoice& choice, bool german) {
  const std::string_view term = choice.term;
  const std::string star = choice.prefix ? "*" : "";
  if (term.front() == text::kPartMark) {
    return fmt::format("{} {}{}", german ? "Wortteil" : "part", term.substr(1), star);
  }
  return fmt::format("{}{}", term, star);
}

std::string describe(const TextUnit& unit, bool german) {
  constexpr std::size_t kMostTerms = 12;
  std::vector<std::string> words;
  for (const auto& choices : unit.positions) {
    std::vector<std::string> terms;
    for (const TermChoice& choice : choices) {
      if (unit.positions.size() > 1 && choice.term.front() == text::kPartMark) continue;  // no phrase has it
      if (terms.size() == kMostTerms) {
        terms.push_back(fmt::format("… ({})", choices.size()));
        break;
      }
      terms.push_back(describe(choice, german));
    }
    words.push_back(fmt::format("{}", fmt::join(terms, german ? " oder " : " or ")));
  }
  std::string line = fmt::format("{} → {}", unit.written, fmt::join(words, " + "));
  if (unit.field != TextField::any)
    line += fmt::format(fmt::runtime(german ? " (nur {})" : " (only {})"), field_name(unit.field));
  if (unit.negated) line += german ? " (ausgeschlossen)" : " (excluded)";
  if (!unit.exact_forms.empty()) {
    line += fmt::format(fmt::runtime(german ? ", genau in der Form {}" : ", exactly as {}"),
                        fmt::join(unit.exact_forms, " "));
  }
  if (!unit.negated && unit.idf != 1)
    line += fmt::format(fmt::runtime(german ? ", Gewicht {:.2f}" : ", weight {:.2f}"), unit.idf);
  return line;
}

}  // namespace

std::vector<std::string> explain(const Plan& plan, const TextMatch& match, const Hits& hits,
                                 Language language) {
  const bool german = language == Language::german;
  std::vector<std::string> lines;
  lines.push_back(fmt::format(fmt::runtime(german ? "Gelesen als: {}" : "Read as: {}"),
                              hits.query.empty() ? (german ? "alle Artikel" : "all articles") : hits.query));
  for (const TextUnit& unit : match.units) lines.push_back("  " + describe(unit, german));
  for (const Node* node : plan.filters) {
    lines.push_back(
        fmt::format(fmt::runtime(german ? "  Bedingung: {}" : "  Condition: {}"), to_string(*node)));
  }
  if (!plan.dates.unbounded()) {
    lines.push_back(fmt::format(fmt::runtime(german ? "  Datum: {}" : "  Date: {}"), to_string(plan.dates)));
  }
  if (plan.impossible)
    lines.emplace_back(german ? "Die Zeiträume schließen sich aus." : "The dates exclude each other.");
  if (plan.words == WordMode::any && !match.units.empty()) {
    lines.emplace_back(german ? "Ein Wort genügt." : "Any of the words suffices.");
  }
  lines.emplace_back(strategy_text(plan.strategy, german));
  lines.push_back(fmt::format(fmt::runtime(german ? "Reihenfolge: {}. Treffer: {}." : "Order: {}. Hits: {}."),
                              order_name(plan.order), hits.total));
  return lines;
}

}  // namespace blattwerk::search
