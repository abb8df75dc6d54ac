#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "store/hash_mix.h"

namespace blattwerk::store {

/// Tells whether a bag holds all of another, in a few megabytes whatever their sizes: both are counted by
/// hash in one table, as in a Bloom filter with counters of one function (Fan et al., Summary cache, 2000).
/// What is lacking goes unseen only where as much of the same place is found beyond what was expected.
class BagCover {
 public:
  BagCover() : balances_(std::size_t{1} << kPlaceBits) {}

  void expect(std::uint64_t hash, std::uint64_t times = 1) {
    balances_[place(hash)] -= static_cast<std::int64_t>(times);
  }
  void find(std::uint64_t hash, std::uint64_t times = 1) {
    balances_[place(hash)] += static_cast<std::int64_t>(times);
  }
  bool lacks_something() const {
    return std::ranges::any_of(balances_, [](std::int64_t balance) { return balance < 0; });
  }

 private:
  static constexpr unsigned kPlaceBits = 20;
  static std::size_t place(std::uint64_t hash) { return mix(hash) >> (64 - kPlaceBits); }

  std::vector<std::int64_t> balances_;
};

}  // namespace blattwerk::store
