#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/entity.h"
#include "store/article_key.h"
#include "store/database.h"
#include "store/findings.h"

namespace blattwerk::store {

/// Compares what is noted of an article's names and quotations place by place with its text, and what is
/// searched by with those places. The names themselves are taken as they are: who is meant depends on what
/// the archive knew then.
class MentionCheck {
 public:
  /// `database` must outlive the check.
  explicit MentionCheck(const Database& database);

  void look_at(std::int64_t id, ArticleKey key, const Article& article, Findings& findings);
  /// The entities of an article, each once.
  std::vector<EntityMention> names_of(ArticleKey key);

 private:
  using Counts = std::map<std::int64_t, std::int64_t>;  ///< by entity

  bool names_agree(std::int64_t id, ArticleKey key, const Article& article);
  /// Gives the entity of each place; false where one is not in the text.
  template <typename Visit>
  static bool visit(Statement& places, std::int64_t id, const Article& article, Visit each);
  static Counts counted(Statement& counts, ArticleKey key);

  Statement mentions_;
  Statement entities_;
  Statement derived_;
  Statement quotations_;
  Statement speakers_;
  Statement names_;
};

}  // namespace blattwerk::store
