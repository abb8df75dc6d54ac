#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "search/impact/segment_matcher.h"
#include "search/page.h"

namespace blattwerk::search::impact {

/// The matches of one segment by date. Ordinals follow dates, so that they are read from one end; where the
/// dictionary knows how many there are, only as far as they are asked for.
class DateStream {
 public:
  /// What is asked for beside the first matches.
  enum class Need : std::uint8_t { count, set };

  /// `tree` is the matcher's; what the matcher refers to must outlive the stream.
  DateStream(SegmentMatcher matcher, const MatchTree* tree, IndexView& view, std::size_t segment, Order order,
             Need need);

  std::uint64_t count() const { return count_; }
  /// The key of the next match; nothing behind the last one.
  std::optional<store::ArticleKey> next();
  void pop();
  /// All matches, where they were needed as a set.
  OrdinalSet take_set() { return std::move(found_); }

 private:
  void read_window();

  SegmentMatcher matcher_;
  const MatchTree* tree_;
  IndexView* view_;
  std::size_t number_;
  bool backwards_;
  std::uint64_t count_ = 0;
  OrdinalSet found_;
  // What has been read so far; all of it where the matches were found as a set.
  std::uint32_t read_begin_;
  std::uint32_t read_end_;
  std::uint32_t window_;
  std::uint32_t at_;  ///< what lies on the near side of it has been given out
};

/// Gives a page the articles of several streams in order, as many as it takes.
void take_in_order(std::vector<DateStream>& streams, Order order, PageByDate& page);

}  // namespace blattwerk::search::impact
