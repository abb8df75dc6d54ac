#pragma once

#include <vector>

#include "search/impact/cursor.h"
#include "search/impact/match_tree.h"

namespace blattwerk::search::impact {

/// NAHE with alternatives and spellings is written as a NEAR for every choice of them. Joins those among the
/// alternatives of a tree that together are all the choices, each operand becoming any of its spellings, so
/// that each of these is looked up once.
///
/// A place that counts once whatever phrases have it there counts the same. `weights` has one for each phrase
/// of the tree; of the joined phrases only the first of each spelling is left.
void join_near_groups(MatchTree& tree, const std::vector<PhraseWeight>& weights);

}  // namespace blattwerk::search::impact
