#pragma once

#include <string>
#include <vector>

#include "search/note.h"
#include "search/plan.h"
#include "search/text_match.h"

namespace blattwerk::search {

struct Hits;

/// How a query was understood and run, a sentence or a short line each.
std::vector<std::string> explain(const Plan& plan, const TextMatch& match, const Hits& hits,
                                 Language language);

}  // namespace blattwerk::search
