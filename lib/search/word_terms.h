#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/analyzed_position.h"
#include "search/ranking.h"
#include "search/term_source.h"
#include "search/text_match.h"

namespace blattwerk::search {

/// What of compounds counts for a word of the query.
enum class PartUse : std::uint8_t {
  none,   ///< only the word itself: in phrases
  equal,  ///< compounds that have the word as a part
  loose,  ///< also the parts of the word itself: where any word will do
};

/// The terms that stand for a word as written.
std::vector<TermChoice> word_terms(const AnalyzedPosition& position, PartUse parts,
                                   const RankingWeights& weights);

/// Which ends of a word are open.
enum class Truncation : std::uint8_t { start, end, both };

/// The terms that stand for a truncated word: its written `form`, whose stem is a term of its own. Where the
/// start is open, at most so many as an expression can hold, the most frequent; `bounded` is set where there
/// are more.
std::vector<TermChoice> truncated_terms(std::string_view form, const std::string& stem, Truncation truncation,
                                        const RankingWeights& weights, TermSource& terms, bool& bounded);

}  // namespace blattwerk::search
