#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "search/article_text.h"
#include "search/duplicate_filter.h"
#include "search/query.h"
#include "search/ranker.h"

namespace blattwerk::search {

/// Takes the first articles of a list that comes in the order of keys, which is that of days, and orders
/// those of one day by the time of day.
class PageByDate {
 public:
  /// `count` is how many articles that `duplicates` lets through stand before the end of the page.
  explicit PageByDate(std::size_t count, DuplicateFilter duplicates = {})
      : count_(count), duplicates_(std::move(duplicates)), admitted_(duplicates_) {}

  /// False where the page is full and no further article of its last day can follow.
  bool add(store::ArticleKey key);

  /// What is added from now on comes behind all that was, whatever its day.
  void begin_next_list() { next_list_ = keys_.size(); }

  /// The page, without the first `skip` articles. Only the times of days that are on it are read.
  std::vector<ScoredKey> take(ArticleSource& articles, std::size_t skip, Order order);

 private:
  void sort_by_time(std::size_t start, std::size_t end, ArticleSource& articles, Order order);

  std::size_t count_;
  DuplicateFilter duplicates_;
  // Which article of a group stands first is known when a day is complete; how many groups there are, before.
  DuplicateFilter admitted_;
  std::size_t admitted_count_ = 0;
  std::vector<store::ArticleKey> keys_;
  std::size_t next_list_ = 0;  ///< where in `keys_` it begins
};

}  // namespace blattwerk::search
