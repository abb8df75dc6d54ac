#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/entity.h"
#include "store/archive.h"
#include "store/article_key.h"

namespace blattwerk::store {

/// Where an article was imported from.
struct Origin {
  std::string path;
  std::string place;
  std::string sha256;  ///< hexadecimal
  std::string format;
  std::string imported;  ///< ISO 8601, UTC
};

struct EntityCount {
  EntityType type;
  std::string name;
  std::int64_t count;
};

/// An article with all that the archive knows of it.
struct StoredArticle {
  std::int64_t id = 0;
  ArticleKey key = 0;
  std::int64_t version = 1;
  Article article;
  std::vector<std::vector<EntityMention>> mentions;  ///< of the title, then of each paragraph
  std::vector<EntityCount> entities;                 ///< most mentioned first
  std::vector<Origin> origins;                       ///< first import first
};

/// An earlier version of an article; of the fields only these are kept.
struct EarlierVersion {
  std::int64_t version;
  Article article;       ///< title, kicker, dates and paragraphs
  std::string recorded;  ///< ISO 8601, UTC
};

/// Nothing where the archive has no article of this id.
std::optional<StoredArticle> read_article(const Database& database, std::int64_t id);

/// Kicker, title and paragraphs alone: what the index is made of.
Article read_text(const Database& database, std::int64_t id);

/// The earlier versions, oldest first.
std::vector<EarlierVersion> read_versions(const Database& database, std::int64_t id);

/// The bytes that the article as it stands was imported from. Nothing where there is no such article; throws
/// Error where they are damaged.
std::optional<std::string> read_original(const Database& database, std::int64_t id);

/// The id of the article with this external id.
std::optional<std::int64_t> find_external(const Database& database, std::string_view external_id);

}  // namespace blattwerk::store
