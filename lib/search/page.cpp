#include "search/page.h"

#include <algorithm>
#include <string>
#include <utility>

namespace blattwerk::search {
namespace {

store::ArticleKey day_of(store::ArticleKey key) {
  return key < 0 ? -1 : key >> store::kKeySequenceBits;
}

}  // namespace

bool PageByDate::add(store::ArticleKey key) {
  if (admitted_count_ >= count_) {
    // Articles without a date have no order to be found among those of one day.
    if (keys_.empty() || keys_.size() == next_list_ || key < 0 || day_of(keys_.back()) != day_of(key))
      return false;
  } else if (admitted_.admit(key)) {
    ++admitted_count_;
  }
  keys_.push_back(key);
  return true;
}

std::vector<ScoredKey> PageByDate::take(ArticleSource& articles, std::size_t skip, Order order) {
  std::vector<ScoredKey> page;
  std::size_t place = 0;
  for (std::size_t start = 0; start < keys_.size() && place < count_;) {
    std::size_t end = start + 1;
    while (end < keys_.size() && end != next_list_ && day_of(keys_[end]) == day_of(keys_[start])) ++end;
    // Without near duplicates, a day before the page need not be put in order.
    const bool on_page = duplicates_.active() || place + (end - start) > skip;
    if (on_page && end - start > 1 && keys_[start] >= 0) sort_by_time(start, end, articles, order);
    for (; start < end && place < count_; ++start) {
      if (!duplicates_.admit(keys_[start])) continue;
      if (place++ >= skip) page.push_back({keys_[start], 0});
    }
    start = end;
  }
  return page;
}

void PageByDate::sort_by_time(std::size_t start, std::size_t end, ArticleSource& articles, Order order) {
  std::vector<std::pair<std::string, store::ArticleKey>> timed;
  for (std::size_t i = start; i < end; ++i) timed.emplace_back(articles.read_date(keys_[i]), keys_[i]);
  std::ranges::sort(timed);
  if (order == Order::newest) std::ranges::reverse(timed);
  for (std::size_t i = start; i < end; ++i) keys_[i] = timed[i - start].second;
}

}  // namespace blattwerk::search
