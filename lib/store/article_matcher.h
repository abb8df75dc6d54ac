#pragma once

#include <cstdint>
#include <optional>

#include "store/article_writer.h"
#include "store/database.h"

namespace blattwerk::store {

/// Finds the article of the archive that an incoming one is.
class ArticleMatcher {
 public:
  explicit ArticleMatcher(const Database& database);

  enum class Kind : std::uint8_t {
    same_place,    ///< this content was last seen at this path
    same_content,  ///< the article as it stands, seen at another path or with other content at this one
    old_content,   ///< an earlier version of the article, from a path that was not known
    new_content,   ///< another version of the article
  };
  struct Match {
    std::int64_t article_id;
    Kind kind;
  };

  std::optional<Match> find(const IncomingArticle& incoming);

 private:
  std::optional<std::int64_t> by_identity(const IncomingArticle& incoming);
  std::optional<std::int64_t> by_path(const IncomingArticle& incoming);
  std::optional<std::int64_t> by_content(const IncomingArticle& incoming);
  Kind kind_of(std::int64_t article_id, const IncomingArticle& incoming);

  // Origins from here on were noted since this matcher was made: what they saw is no earlier sight of a file.
  std::int64_t first_new_origin_;
  Statement by_external_id_;
  Statement by_url_;
  Statement alone_at_path_;
  Statement titled_at_path_;
  Statement of_content_;
  Statement seen_at_path_;
  Statement has_content_;
  Statement had_content_;
};

/// The hash under which an origin remembers the article's title.
std::int64_t title_hash(std::string_view title);

}  // namespace blattwerk::store
