#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/stored_article.h"
#include "store/archive.h"

namespace blattwerk::store {

/// Nothing where the archive has no article of this id.
std::optional<StoredArticle> read_article(const Database& database, std::int64_t id);

/// Kicker, title, date and paragraphs alone: what the derived data is made of.
Article read_text(const Database& database, std::int64_t id);

/// The earlier versions, oldest first.
std::vector<EarlierVersion> read_versions(const Database& database, std::int64_t id);

/// The bytes that the article as it stands was imported from. Nothing where there is no such article; throws
/// Error where they are damaged.
std::optional<std::string> read_original(const Database& database, std::int64_t id);

bool has_article(const Database& database, std::int64_t id);

/// The id of the article with this external id.
std::optional<std::int64_t> find_external(const Database& database, std::string_view external_id);

}  // namespace blattwerk::store
