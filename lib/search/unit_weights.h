#pragma once

#include "search/term_source.h"
#include "search/text_match.h"

namespace blattwerk::search {

/// Weighs each unit by how rare it is among `articles`. A single unit has nothing to be weighed against and
/// counts 1.
void weigh_units(TextMatch& match, TermSource& terms, double articles);

}  // namespace blattwerk::search
