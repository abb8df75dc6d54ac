#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace blattwerk::search::impact {

/// How many bits are set. Those of some words are added byte by byte, since not every processor that this
/// runs on counts bits itself.
inline std::uint64_t count_bits(std::span<const std::uint64_t> words) {
  constexpr std::size_t kAtOnce = 16;  // whose sums a byte holds
  std::uint64_t count = 0;
  for (std::size_t begin = 0; begin < words.size(); begin += kAtOnce) {
    std::uint64_t bytes = 0;
    for (const std::uint64_t word : words.subspan(begin, std::min(kAtOnce, words.size() - begin))) {
      const std::uint64_t pairs = word - ((word >> 1) & 0x5555'5555'5555'5555);
      const std::uint64_t fours = (pairs & 0x3333'3333'3333'3333) + ((pairs >> 2) & 0x3333'3333'3333'3333);
      bytes += (fours + (fours >> 4)) & 0x0F0F'0F0F'0F0F'0F0F;
    }
    const std::uint64_t sums = (bytes & 0x00FF'00FF'00FF'00FF) + ((bytes >> 8) & 0x00FF'00FF'00FF'00FF);
    count += (sums * 0x0001'0001'0001'0001) >> 48;
  }
  return count;
}

/// A set of a segment's articles as bits.
class OrdinalSet {
 public:
  explicit OrdinalSet(std::uint32_t size) : size_(size), words_((std::size_t{size} + 63) / 64) {}

  static OrdinalSet full(std::uint32_t size) {
    OrdinalSet set(size);
    set.add_range(0, size);
    return set;
  }

  std::uint32_t size() const { return size_; }
  /// A bit for each article, low bits first.
  std::span<const std::uint64_t> words() const { return words_; }
  std::span<std::uint64_t> words() { return words_; }
  void add(std::uint32_t ordinal) { words_[ordinal / 64] |= std::uint64_t{1} << (ordinal % 64); }
  void remove(std::uint32_t ordinal) { words_[ordinal / 64] &= ~(std::uint64_t{1} << (ordinal % 64)); }
  bool contains(std::uint32_t ordinal) const { return (words_[ordinal / 64] >> (ordinal % 64) & 1) != 0; }

  void add_range(std::uint32_t begin, std::uint32_t end) {
    change_range(begin, end, [](std::uint64_t& word, std::uint64_t mask) { word |= mask; });
  }
  void remove_range(std::uint32_t begin, std::uint32_t end) {
    change_range(begin, end, [](std::uint64_t& word, std::uint64_t mask) { word &= ~mask; });
  }

  void unite(const OrdinalSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void intersect(const OrdinalSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void subtract(const OrdinalSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }

  std::uint64_t count() const { return count_bits(words_); }

  /// The first ordinal from `from` on; size() where there is none.
  std::uint32_t next(std::uint32_t from) const {
    if (from >= size_) return size_;
    std::size_t at = from / 64;
    std::uint64_t word = words_[at] & (~std::uint64_t{0} << (from % 64));
    while (word == 0) {
      if (++at == words_.size()) return size_;
      word = words_[at];
    }
    return static_cast<std::uint32_t>(at * 64 + static_cast<std::size_t>(std::countr_zero(word)));
  }

  /// The last ordinal before `end`; size() where there is none.
  std::uint32_t previous(std::uint32_t end) const {
    if (end == 0) return size_;
    std::size_t at = (end - 1) / 64;
    std::uint64_t word = words_[at] & (~std::uint64_t{0} >> (63 - (end - 1) % 64));
    while (word == 0) {
      if (at-- == 0) return size_;
      word = words_[at];
    }
    return static_cast<std::uint32_t>(at * 64 + 63 - static_cast<std::size_t>(std::countl_zero(word)));
  }

  /// Calls `visit` with each ordinal in ascending order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      for (std::uint64_t word = words_[at]; word != 0; word &= word - 1) {
        visit(static_cast<std::uint32_t>(at * 64 + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

 private:
  template <typename Change>
  void change_range(std::uint32_t begin, std::uint32_t end, Change change) {
    for (std::uint32_t at = begin; at < end;) {
      const std::uint32_t bit = at % 64;
      const std::uint32_t bits = std::min(64 - bit, end - at);
      const std::uint64_t ones = bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
      change(words_[at / 64], ones << bit);
      at += bits;
    }
  }

  std::uint32_t size_;
  std::vector<std::uint64_t> words_;
};

}  // namespace blattwerk::search::impact
