#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "search/duplicate_filter.h"
#include "search/impact/ordinal_set.h"
#include "search/prepared_search.h"
#include "search/ranker.h"

namespace blattwerk::search {

/// A page of what a search finds, and what is known of the rest.
struct FoundPage {
  std::vector<ScoredKey> page;
  std::uint64_t total = 0;
  bool complete = true;  ///< false where the time was up
  TextMatch match;       ///< what ranked the page, and is marked in it
  /// All articles found, where facets are asked for and they are at hand: in one form or the other.
  std::optional<KeySet> matched;
  std::vector<impact::OrdinalSet> matched_ordinals;
};

/// Finds a page of a prepared search by the strategy of its plan.
class PageFinder {
 public:
  /// All must outlive the finder; `duplicates` goes on to know what is on the page. An interrupt is thrown,
  /// and what is found till then is in `found`.
  PageFinder(PreparedSearch& search, DuplicateFilter& duplicates, FoundPage& found);

  void find();

 private:
  std::size_t wanted() const { return search_.options.offset + search_.options.limit; }
  Order order_by_date() const { return search_.plan.order == Order::oldest ? Order::oldest : Order::newest; }
  RankRequest request();

  void stream();
  void find_in_sets();
  void rank();

  bool find_by_date();
  void take_from_sets(std::initializer_list<const KeySet*> sets, std::size_t before);
  void drop_before_offset();

  PreparedSearch& search_;
  DuplicateFilter& duplicates_;
  FoundPage& found_;
};

}  // namespace blattwerk::search
