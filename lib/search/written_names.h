#pragma once

#include <string>
#include <vector>

#include "search/entities.h"
#include "store/database.h"

namespace blattwerk::search {

/// The names by which an entity can be asked for, spelt as the newest articles that have them spell them,
/// those that are used most there first. A name that they don't have is spelt as in the entity's own name, or
/// folded as the archive keeps it.
std::vector<std::string> written_names(const store::Database& database, const EntitySummary& entity);

}  // namespace blattwerk::search
