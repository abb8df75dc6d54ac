#pragma once

#include <cstdint>
#include <vector>

#include "core/entity_edit.h"
#include "store/database.h"

namespace blattwerk::store {

/// The user's edits in the order in which they were made.
std::vector<EntityEdit> read_edits(const Database& database);

/// Keeps an edit and returns its number. Nothing is changed by it until names are made anew.
std::int64_t add_edit(const Database& database, const EntityEdit& edit);

/// Takes an edit back. False where there is none of this number.
bool remove_edit(const Database& database, std::int64_t id);

/// Makes merged entities answer to the names of what was merged into them.
void note_merged_names(const Database& database);

}  // namespace blattwerk::store
