#pragma once

#include <cstdint>
#include <roaring/roaring64map.hh>
#include <utility>

#include "store/article_key.h"

namespace blattwerk::search {

/// A set of articles by their keys, as compressed bitmaps (Roaring; Lemire et al., Software 46, 2016).
class KeySet {
 public:
  void add(store::ArticleKey key) { keys_.add(ordinal(key)); }
  bool contains(store::ArticleKey key) const { return keys_.contains(ordinal(key)); }
  std::uint64_t size() const { return keys_.cardinality(); }
  bool empty() const { return keys_.isEmpty(); }

  void unite(const KeySet& other) { keys_ |= other.keys_; }
  void intersect(const KeySet& other) { keys_ &= other.keys_; }
  void subtract(const KeySet& other) { keys_ -= other.keys_; }

  /// How many keys lie in both.
  std::uint64_t common(const KeySet& other) const { return (keys_ & other.keys_).cardinality(); }

  /// Keeps the keys for which `keep` is true.
  template <typename Keep>
  void keep_if(Keep keep) {
    KeySet kept;
    for_each([&](store::ArticleKey key) {
      if (keep(key)) kept.add(key);
    });
    *this = std::move(kept);
  }

  /// Calls `visit` with each key in ascending order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const std::uint64_t value : keys_) visit(key(value));
  }

 private:
  // Keys of undated articles are negative; moving them up keeps the order of keys in unsigned numbers.
  static std::uint64_t ordinal(store::ArticleKey key) {
    return static_cast<std::uint64_t>(key - store::kLeastKey);
  }
  static store::ArticleKey key(std::uint64_t ordinal) {
    return static_cast<store::ArticleKey>(ordinal) + store::kLeastKey;
  }

  Roaring64Map keys_;
};

/// Whether an article of this key lies in the dates that `range` stands for.
inline bool contains(const store::KeyRange& range, store::ArticleKey key) {
  const auto within = [key](const store::KeyInterval& interval) {
    return interval.first <= key && key <= interval.last;
  };
  return within(range.interval) && !within(range.holes[0]) && !within(range.holes[1]);
}

}  // namespace blattwerk::search
