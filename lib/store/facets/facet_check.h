#pragma once

#include "store/database.h"
#include "store/findings.h"

namespace blattwerk::store::facets {

/// Compares the sets of each segment that has them with the sources, sections, authors and entities of its
/// articles. Takes memory for some numbers an article. Throws DamagedIndex where a set is none.
void check(const Database& database, Findings& findings);

}  // namespace blattwerk::store::facets
