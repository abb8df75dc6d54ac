#pragma once

#include <cstddef>
#include <vector>

#include "search/article_text.h"
#include "search/query.h"
#include "search/ranker.h"

namespace blattwerk::search {

/// Takes the first articles of a list that comes in the order of keys, which is that of days, and orders
/// those of one day by the time of day.
class PageByDate {
 public:
  /// `count` is how many articles stand before the end of the page.
  explicit PageByDate(std::size_t count) : count_(count) {}

  /// False where the page is full and no further article of its last day can follow.
  bool add(store::ArticleKey key);

  /// The page, without the first `skip` articles. Only the times of days that are on it are read.
  std::vector<ScoredKey> take(ArticleSource& articles, std::size_t skip, Order order);

 private:
  std::size_t count_;
  std::vector<store::ArticleKey> keys_;
};

}  // namespace blattwerk::search
