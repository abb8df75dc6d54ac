#include "search/word_terms.h"

#include <algorithm>
#include <utility>

#include "search/function_words.h"
#include "text/fold.h"
#include "text/token.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kMaxExpansion = 300;  // terms that one truncated word stands for

}  // namespace

std::vector<TermChoice> word_terms(const AnalyzedPosition& position, PartUse parts,
                                   const RankingWeights& weights) {
  std::vector<TermChoice> terms{{position.word, 1.0}};
  if (parts != PartUse::none) terms.push_back({text::kPartMark + position.word, weights.part});
  for (const auto& alias : position.aliases) {
    const bool known =
        std::ranges::any_of(terms, [&](const TermChoice& term) { return term.term == alias.term; });
    if (!known && alias.words == 1) terms.push_back({alias.term, weights.alias});
  }
  if (parts == PartUse::loose) {
    // What stands behind a particle is half a word, too: Rück-tritt.
    bool bound = false;
    std::uint8_t number = 0;
    for (const std::string& part : position.parts) {
      const bool left_out = bound || is_particle(part);
      bound = is_particle(part);
      ++number;
      if (left_out) continue;
      terms.push_back({part, weights.loose_part, false, number});
      terms.push_back({text::kPartMark + part, weights.loose_part, false, number});
    }
  }
  return terms;
}

std::vector<TermChoice> truncated_terms(std::string_view form, const std::string& stem, Truncation truncation,
                                        const RankingWeights& weights, TermSource& terms, bool& bounded) {
  // The word with its ending cut off is a term of its own: `Erweiterung*` begins longer words, yet not its
  // own stem.
  std::vector<TermChoice> choices{{stem, 1.0}, {text::kPartMark + stem, weights.part}};
  if (truncation == Truncation::end) {
    const std::string start = text::fold(form);
    choices.push_back({start, 1.0, true});
    choices.push_back({text::kPartMark + start, weights.part, true});
    return choices;
  }
  const bool infix = truncation == Truncation::both;
  const auto found =
      terms.words_with(infix ? text::fold(form) : stem,
                       infix ? TermSource::Place::anywhere : TermSource::Place::end, kMaxExpansion, bounded);
  for (const TermCount& word : found) {
    if (word.term != stem) choices.push_back({word.term, 1.0});
  }
  return choices;
}

}  // namespace blattwerk::search
