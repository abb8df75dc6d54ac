#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "search/impact/ordinal_set.h"

namespace blattwerk::search::impact {

/// A set of neighbouring articles as bits: so few of them that it stays in the nearest cache while list after
/// list is intersected.
class WindowSet {
 public:
  static constexpr std::uint32_t kArticles = 4096;

  /// From `begin` on, a multiple of kArticles, of a segment of so many articles.
  WindowSet(std::uint32_t begin, std::uint32_t of_articles) : begin_(begin), of_articles_(of_articles) {}
  /// Of the same articles, and empty.
  WindowSet empty() const { return {begin_, of_articles_}; }

  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return begin_ + kArticles; }
  /// How many of so many articles of the segment it has on average.
  std::uint64_t share_of(std::uint64_t articles) const { return articles * kArticles / of_articles_; }
  void add(std::uint32_t ordinal) { word_of(ordinal) |= bit_of(ordinal); }
  void remove(std::uint32_t ordinal) { word_of(ordinal) &= ~bit_of(ordinal); }
  void intersect(const WindowSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  std::uint64_t count() const { return count_bits(words_); }
  /// Adds its articles to a set of the segment.
  void add_to(OrdinalSet& set) const {
    const auto all = set.words().subspan(begin_ / 64);
    for (std::size_t i = 0; i < words_.size() && i < all.size(); ++i) all[i] |= words_[i];
  }

  /// Calls `visit` with each ordinal in ascending order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      for (std::uint64_t word = words_[at]; word != 0; word &= word - 1) {
        visit(begin_ +
              static_cast<std::uint32_t>(at * 64 + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

 private:
  std::uint64_t& word_of(std::uint32_t ordinal) { return words_[(ordinal - begin_) / 64]; }
  static std::uint64_t bit_of(std::uint32_t ordinal) { return std::uint64_t{1} << (ordinal % 64); }

  std::uint32_t begin_;
  std::uint32_t of_articles_;
  std::array<std::uint64_t, kArticles / 64> words_{};
};

}  // namespace blattwerk::search::impact
