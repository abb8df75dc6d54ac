#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "search/impact/article_scorer.h"
#include "search/impact/index_view.h"
#include "search/impact/match_tree.h"
#include "search/ranker.h"

namespace blattwerk::search::impact {

/// Ranks the articles of one segment.
class SegmentRanker {
 public:
  /// All must outlive it.
  SegmentRanker(const RankRequest& request, const MatchTree& tree, const BoundTable& table,
                ArticleScorer& scorer, IndexView& view, std::size_t segment);

  /// Gives the scorer what may be among the best. Returns how many articles match.
  std::uint64_t run();

 private:
  struct Interval {
    std::uint32_t begin;
    std::uint32_t end;
  };
  /// A term or a phrase of a disjunction, with its bound in the present window.
  struct Alternative {
    Cursor* cursor;
    double bound;
  };

  Interval ordinals_of(const store::KeyInterval& keys);
  void find_allowed();
  OrdinalSet of_filter();
  CursorMaker maker() const { return {view_.reader(), segment(), table_, scorer_.phrase_weights()}; }
  const store::impact::Segment& segment() const { return view_.segments()[number_]; }

  /// Whether the articles that match need no list: any of a word and its equal part, over the whole segment.
  bool counted_by_dictionary() const;
  std::uint64_t count_by_dictionary();
  OrdinalSet find_matches();
  void rank_matches(const OrdinalSet& matches);
  void rank_alternatives();
  void rank_window(std::vector<Alternative>& alternatives, std::uint32_t begin, std::uint32_t last,
                   double recency);
  void visit(std::uint32_t ordinal);
  double recency_until(std::uint32_t ordinal);
  double with_lifts(double words) const { return words + scorer_.most_lift() + most_covered_; }

  const RankRequest& request_;
  const MatchTree& tree_;
  const BoundTable& table_;
  ArticleScorer& scorer_;
  IndexView& view_;
  std::size_t number_;
  Interval range_{};
  std::optional<OrdinalSet> allowed_;  ///< where not all articles of the range are
  std::uint64_t allowed_count_ = 0;
  double most_covered_ = 0;
  std::uint64_t total_ = 0;
  std::vector<Leaf*> found_;
  std::vector<Cursor*> leading_;
  std::vector<Cursor*> cursors_;  ///< those that are asked what stands in an article
  std::uint32_t recency_last_ = 0;
  double recency_ = 0;
};

}  // namespace blattwerk::search::impact
