#include "search/unit_weights.h"

#include <algorithm>

#include "search/ranking.h"

namespace blattwerk::search {
namespace {

// How many articles have any of the terms, at most: their common ones count more than once.
double documents(const std::vector<TermChoice>& choices, TermSource& terms, double articles) {
  double sum = 0;
  for (const TermChoice& choice : choices) {
    if (choice.part > 0) continue;
    if (!choice.prefix) {
      sum += terms.documents(choice.term);
      continue;
    }
    // Walking the terms of a short beginning would cost more than its weight is worth.
    constexpr std::size_t kShort = 3;
    constexpr std::size_t kMostTerms = 200;
    if (choice.term.size() <= kShort) return articles / 2;
    if (choice.term.front() == '+') continue;
    bool bounded = false;
    for (const TermCount& term :
         terms.words_with(choice.term, TermSource::Place::start, kMostTerms, bounded)) {
      sum += term.documents;
    }
  }
  return std::min(sum, articles);
}

}  // namespace

void weigh_units(TextMatch& match, TermSource& terms, double articles) {
  if (std::ranges::count(match.units, false, &TextUnit::negated) < 2) return;
  for (TextUnit& unit : match.units) {
    if (unit.negated) continue;
    unit.idf = 0;
    for (const auto& choices : unit.positions) {
      unit.idf += inverse_document_frequency(documents(choices, terms, articles), articles);
    }
  }
}

}  // namespace blattwerk::search
