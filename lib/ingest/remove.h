#pragma once

#include <cstdint>

#include "store/archive.h"

namespace blattwerk::ingest {

/// Removes an article with its versions, origins and index entries. False where the archive has none of this
/// id.
bool remove_article(store::Archive& archive, std::int64_t id);

}  // namespace blattwerk::ingest
