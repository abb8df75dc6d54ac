#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "store/archive.h"

namespace blattwerk::ingest {

/// Removes an article with its versions, origins and index entries. False where the archive has none of this
/// id.
bool remove_article(store::Archive& archive, std::int64_t id);

/// Removes several, one by one, and returns how many the archive had.
std::size_t remove_articles(store::Archive& archive, std::span<const std::int64_t> ids);

}  // namespace blattwerk::ingest
