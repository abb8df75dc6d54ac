#pragma once

#include <cstdint>
#include <optional>

#include "store/article_writer.h"
#include "store/database.h"

namespace blattwerk::store {

/// Reads an article with all that was imported of it (versions, places, originals as they are packed), for
/// writing it into another archive. It is not analysed. Nothing where there is none of this id.
std::optional<IncomingArticle> read_for_copy(const Database& database, std::int64_t id);

}  // namespace blattwerk::store
