#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "search/impact/cursor_maker.h"
#include "search/impact/index_view.h"
#include "search/impact/match_tree.h"
#include "search/impact/ordinal_set.h"
#include "search/impact/value_filter.h"
#include "search/ranker.h"

namespace blattwerk::search::impact {

/// Finds the articles of one segment that a request asks for, in no order of merit.
class SegmentMatcher {
 public:
  struct Interval {
    std::uint32_t begin;
    std::uint32_t end;
  };

  /// All must outlive it. Without a `tree` every article that the conditions allow matches. `table` and
  /// `weights` are for the cursors that `maker` makes.
  SegmentMatcher(const RankRequest& request, const MatchTree* tree, const BoundTable& table,
                 const std::vector<PhraseWeight>& weights, IndexView& view, ValueFilter& values,
                 std::size_t segment);

  const store::impact::Segment& segment() const { return view_.segments()[number_]; }
  /// What the dates allow, but for the holes.
  Interval range() const { return range_; }
  /// Whether nothing can match.
  bool none() const { return range_.begin >= range_.end || (allowed_ && allowed_count_ == 0); }
  /// The articles that the conditions beside the text allow, unless these are all of the segment.
  const std::optional<OrdinalSet>& allowed() const { return allowed_; }
  std::uint64_t allowed_count() const { return allowed_ ? allowed_count_ : segment().articles; }

  CursorMaker maker() const { return {view_, number_, table_, weights_}; }

  OrdinalSet find() const;
  /// By a cursor of the tree, which was not moved; null where the segment has no match. Where its bounds are
  /// of articles, it is as `mark` leaves it.
  OrdinalSet find(Cursor* cursor) const;
  /// How many match, where the dictionary knows: any of a word and its equal part, over the whole segment.
  std::optional<std::uint64_t> count_by_dictionary() const;

 private:
  void find_allowed();
  OrdinalSet of_filter() const;
  bool counted_by_dictionary() const;

  const RankRequest& request_;
  const MatchTree* tree_;
  const BoundTable& table_;
  const std::vector<PhraseWeight>& weights_;
  IndexView& view_;
  ValueFilter& values_;
  std::size_t number_;
  Interval range_{};
  std::optional<OrdinalSet> allowed_;
  std::uint64_t allowed_count_ = 0;
};

}  // namespace blattwerk::search::impact
