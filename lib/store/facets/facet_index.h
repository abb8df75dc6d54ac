#pragma once

#include "store/database.h"

namespace blattwerk::store::facets {

/// Makes the sets of the segments of the impact index that have none, for an archive that will be searched
/// now: but for small segments, whose articles are looked up as quickly. Must run within a transaction, when
/// the impact index has been settled.
void settle(const Database& database);

/// Forgets all sets. To be called by whoever changes sources, sections, authors or entities of articles which
/// are not written anew; the next `settle` makes the sets again.
void discard(const Database& database);

}  // namespace blattwerk::store::facets
