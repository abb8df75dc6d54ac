#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/stored_article.h"
#include "store/archive.h"
#include "store/article_key.h"

namespace blattwerk::store {

/// Reads articles one after the other, with statements prepared once: all of them but mentions and near
/// duplicates.
class ArticleReader {
 public:
  /// `database` must outlive the reader.
  explicit ArticleReader(const Database& database);

  /// Nothing where the archive has no such article.
  std::optional<StoredArticle> read(std::int64_t id);
  std::optional<StoredArticle> read_by_key(ArticleKey key);

 private:
  void read_lists(StoredArticle& stored);
  void read_origins(StoredArticle& stored);

  Statement id_of_key_;
  Statement article_;
  Statement authors_;
  Statement topics_;
  Statement paragraphs_;
  Statement entities_;
  Statement derived_;
  Statement origins_;
};

/// One article whole. Nothing where the archive has no article of this id.
std::optional<StoredArticle> read_article(const Database& database, std::int64_t id);

/// Kicker, title, date and paragraphs alone: what the derived data is made of.
Article read_text(const Database& database, std::int64_t id);

/// The earlier versions, oldest first.
std::vector<EarlierVersion> read_versions(const Database& database, std::int64_t id);

/// The bytes that the article as it stands was imported from. Nothing where there is no such article; throws
/// Error where they are damaged.
std::optional<std::string> read_original(const Database& database, std::int64_t id);

bool has_article(const Database& database, std::int64_t id);

/// The id of the article with this address, with or without a fragment; of several the first imported.
std::optional<std::int64_t> find_by_url(const Database& database, std::string_view url);

/// The id of the article with this external id.
std::optional<std::int64_t> find_external(const Database& database, std::string_view external_id);

}  // namespace blattwerk::store
