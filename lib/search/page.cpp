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
  if (keys_.size() >= count_ && (keys_.empty() || day_of(keys_.back()) != day_of(key))) return false;
  keys_.push_back(key);
  return true;
}

std::vector<ScoredKey> PageByDate::take(ArticleSource& articles, std::size_t skip, Order order) {
  std::vector<ScoredKey> page;
  for (std::size_t start = 0; start < keys_.size();) {
    std::size_t end = start;
    while (end < keys_.size() && day_of(keys_[end]) == day_of(keys_[start])) ++end;
    if (end > skip && start < count_) {
      if (end - start > 1 && keys_[start] >= 0) {
        std::vector<std::pair<std::string, store::ArticleKey>> timed;
        for (std::size_t i = start; i < end; ++i) timed.emplace_back(articles.read_date(keys_[i]), keys_[i]);
        std::ranges::sort(timed);
        if (order == Order::newest) std::ranges::reverse(timed);
        for (std::size_t i = start; i < end; ++i) keys_[i] = timed[i - start].second;
      }
      for (std::size_t i = std::max(start, skip); i < std::min(end, count_); ++i)
        page.push_back({keys_[i], 0});
    }
    start = end;
  }
  return page;
}

}  // namespace blattwerk::search
