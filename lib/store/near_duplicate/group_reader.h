#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "store/article_key.h"
#include "store/database.h"

namespace blattwerk::store::near_duplicate {

/// Reads the groups of near duplicates, with statements prepared once.
class GroupReader {
 public:
  explicit GroupReader(const Database& database);

  /// Whether the archive has any group, so that articles without need not be asked for.
  bool any();
  /// Nothing where the article has no near duplicates.
  std::optional<std::int64_t> group_of(ArticleKey key);
  /// The ids of the other articles of its group, first published first.
  std::vector<std::int64_t> others(ArticleKey key);

 private:
  Statement any_;
  Statement group_of_;
  Statement others_;
};

}  // namespace blattwerk::store::near_duplicate
