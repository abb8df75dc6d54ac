#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/entity.h"
#include "search/facets.h"
#include "search/key_set.h"
#include "store/database.h"

namespace blattwerk::search {

/// An entity and how many articles it appears in.
struct EntitySummary {
  std::int64_t id = 0;
  EntityType type = EntityType::other;
  std::string name;
  std::uint64_t articles = 0;

  friend bool operator==(const EntitySummary&, const EntitySummary&) = default;
};

struct EntityListOptions {
  std::optional<EntityType> type;
  std::size_t limit = 50;
  std::size_t offset = 0;
  /// Only those that appear in these articles, and how often there.
  const KeySet* within = nullptr;
};

struct EntityList {
  std::uint64_t total = 0;
  std::vector<EntitySummary> entities;
};

/// The archive's entities by the number of articles.
EntityList list_entities(const store::Database& database, const EntityListOptions& options);

/// Somebody or something that appears together with an entity more often than chance would have it.
struct Companion {
  EntitySummary entity;
  std::uint64_t together = 0;  ///< articles with both
  double association = 0;      ///< log-likelihood ratio (Dunning 1993)
};

/// What somebody said, and where.
struct EntityQuotation {
  std::int64_t article = 0;
  std::string title;
  std::string date;  ///< of the article, ISO 8601; empty where it is not known
  std::size_t paragraph = 0;
  std::uint32_t start = 0;  ///< bytes of the paragraph
  std::uint32_t end = 0;
  bool direct = true;
  std::string text;
};

/// An article that has much to do with an entity.
struct KeyArticle {
  std::int64_t id = 0;
  std::string title;
  std::string date;  ///< ISO 8601; empty where it is not known
  std::string source;
  std::uint64_t count = 0;  ///< how often the article names the entity
};

/// What is known of one entity: all that its page shows.
struct EntityPortrait {
  EntitySummary entity;
  std::uint64_t derived = 0;       ///< articles that never name it but have words made from its name
  std::vector<std::string> names;  ///< forms it was called by, see written_names()
  std::string first;               ///< date of the first article, ISO 8601; empty where none is dated
  std::string last;
  std::vector<FacetCount> months;  ///< articles by month, in order, months without any included
  std::vector<Companion> companions;
  std::vector<KeyArticle> key_articles;     ///< those that name it most often, the title counting most
  std::vector<EntityQuotation> quotations;  ///< of the newest articles that quote it, newest first
  std::uint64_t quoted_in = 0;              ///< how many articles quote it
};

/// The entities a name may stand for, the most frequent first.
std::vector<EntitySummary> find_summaries(const store::Database& database, const std::string& name,
                                          std::optional<EntityType> type);

/// What is known of an entity, with at most so many companions.
EntityPortrait make_portrait(const store::Database& database, EntitySummary entity,
                             std::size_t companions = 20);

/// The entities a name may stand for, the most frequent first, each with its portrait: what `entities NAME`
/// shows. At most `most` of them, each with at most so many companions. Nothing where the archive knows no
/// such name.
std::vector<EntityPortrait> find_portraits(const store::Database& database, const std::string& name,
                                           std::optional<EntityType> type, std::size_t most,
                                           std::size_t companions = 20);

/// The articles that name an entity.
KeySet articles_of(const store::Database& database, std::int64_t entity);

/// Articles with all of these entities, newest first.
std::vector<store::ArticleKey> articles_with(const store::Database& database,
                                             const std::vector<std::int64_t>& entities);

/// The log-likelihood ratio of two things that occur in `a` and `b` of `total` articles and in `both` of them
/// together; negative where they avoid each other.
double log_likelihood(double both, double a, double b, double total);

}  // namespace blattwerk::search
