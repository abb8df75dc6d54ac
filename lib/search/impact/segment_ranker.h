#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/impact/article_scorer.h"
#include "search/impact/segment_matcher.h"

namespace blattwerk::search::impact {

/// Ranks the articles of one segment.
class SegmentRanker {
 public:
  /// All must outlive it; `matcher` is that of the segment and of `tree`.
  SegmentRanker(const RankRequest& request, const MatchTree& tree, const BoundTable& table,
                ArticleScorer& scorer, IndexView& view, std::size_t segment, const SegmentMatcher& matcher);

  /// Gives the scorer what may be among the best. Returns how many articles match.
  std::uint64_t run();

 private:
  /// One of the cursors whose scores are added, with its bound in the present window.
  struct Part {
    Cursor* cursor;
    double bound;
  };

  const store::impact::Segment& segment() const { return matcher_.segment(); }
  void rank_matches(const OrdinalSet& matches, Cursor& cursor);
  void rank_alternatives();
  static Bound bound(std::span<Part> parts, std::uint32_t from);
  void rank_window(std::span<const Part> parts, std::uint32_t begin, std::uint32_t last, double recency);
  bool may_enter_at(std::uint32_t ordinal, double most, std::span<const Part> bounded, double recency);
  bool sum_up(std::span<Cursor* const> cursors, std::uint32_t begin, std::uint32_t last);
  bool rank_densely(std::span<const Part> leaders, std::span<const Part> followers, std::uint32_t begin,
                    std::uint32_t last, double recency);
  void visit(std::uint32_t ordinal, double most_recency);
  double recency_until(std::uint32_t ordinal);
  double held_back(std::uint32_t ordinal) { return table_.held_back(view_.length(number_, ordinal)); }
  bool may_enter(double words, double recency) const {
    return scorer_.may_enter(with_lifts(words) * recency);
  }
  double with_lifts(double words) const { return words + scorer_.most_lift() + most_covered_; }

  const RankRequest& request_;
  const MatchTree& tree_;
  const BoundTable& table_;
  ArticleScorer& scorer_;
  IndexView& view_;
  std::size_t number_;
  const SegmentMatcher& matcher_;
  double most_covered_ = 0;
  std::uint64_t total_ = 0;
  std::vector<Leaf*> found_;
  std::vector<Cursor*> cursors_;        ///< those that are asked what stands in an article
  std::vector<std::uint32_t> lengths_;  ///< of the articles of a window
  std::vector<float> held_back_;        ///< for these
  std::vector<Cursor*> leading_;
  std::vector<float> most_;  ///< what they score at most, before it is raised: see Window
  std::uint32_t recency_last_ = 0;
  double recency_ = 0;
};

}  // namespace blattwerk::search::impact
