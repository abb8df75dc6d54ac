#include "search/impact/date_stream.h"

#include <algorithm>
#include <utility>

namespace blattwerk::search::impact {
namespace {

constexpr std::uint32_t kFirstWindow = 2048;  // articles
constexpr std::uint32_t kWindowGrowth = 16;

}  // namespace

DateStream::DateStream(SegmentMatcher matcher, const MatchTree* tree, IndexView& view, std::size_t segment,
                       Order order, Need need)
    : matcher_(std::move(matcher)),
      tree_(tree),
      view_(&view),
      number_(segment),
      backwards_(order != Order::oldest),
      found_(0),
      window_(kFirstWindow) {
  const std::uint32_t articles = matcher_.segment().articles;
  const auto counted =
      need == Need::count && !matcher_.none() ? matcher_.count_by_dictionary() : std::nullopt;
  if (counted) {
    count_ = *counted;
    found_ = OrdinalSet(articles);
    read_begin_ = read_end_ = backwards_ ? articles : 0;
  } else {
    found_ = matcher_.find();
    count_ = found_.count();
    read_begin_ = 0;
    read_end_ = articles;
  }
  at_ = backwards_ ? articles : 0;
}

void DateStream::read_window() {
  const std::uint32_t articles = matcher_.segment().articles;
  std::uint32_t begin = read_end_;
  std::uint32_t end = read_end_;
  if (backwards_) {
    end = read_begin_;
    begin = read_begin_ = end - std::min(end, window_);
  } else {
    end = read_end_ = begin + std::min(articles - begin, window_);
  }
  window_ *= kWindowGrowth;
  const auto cursor = matcher_.maker().make(*tree_);
  if (!cursor) return;
  for (std::uint32_t at = cursor->seek(begin); at < end; at = cursor->seek(at + 1)) {
    if (!matcher_.allowed() || matcher_.allowed()->contains(at)) found_.add(at);
  }
}

std::optional<store::ArticleKey> DateStream::next() {
  const std::uint32_t articles = matcher_.segment().articles;
  for (;;) {
    const std::uint32_t found = backwards_ ? found_.previous(at_) : found_.next(at_);
    if (found != articles) {
      at_ = backwards_ ? found + 1 : found;
      return view_->key(number_, found);
    }
    if (backwards_ ? read_begin_ == 0 : read_end_ == articles) return std::nullopt;
    at_ = backwards_ ? read_begin_ : read_end_;
    read_window();
  }
}

void DateStream::pop() {
  at_ = backwards_ ? at_ - 1 : at_ + 1;
}

void take_in_order(std::vector<DateStream>& streams, Order order, PageByDate& page) {
  for (;;) {
    DateStream* first = nullptr;
    store::ArticleKey first_key = 0;
    for (DateStream& stream : streams) {
      const auto key = stream.next();
      if (!key || (first && (order == Order::oldest ? *key > first_key : *key < first_key))) continue;
      first = &stream;
      first_key = *key;
    }
    if (!first || !page.add(first_key)) return;
    first->pop();
  }
}

}  // namespace blattwerk::search::impact
