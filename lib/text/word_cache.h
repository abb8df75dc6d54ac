#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::text {

/// What a word form was analysed to, remembered. Look-ups allocate nothing; memory is bounded.
///
/// Two generations: when the young one is full it becomes the old one, and what is looked up in the old one
/// moves to the young one; what is not looked up for a whole generation is forgotten. So frequent words stay
/// and the long tail passes through.
class WordCache {
 public:
  /// `entries` a generation, rounded up to a power of two; at most twice as many are kept.
  explicit WordCache(std::size_t entries = 1u << 16);

  /// The value of `key`; a view without data where it is unknown. Valid until the next call of any member.
  std::string_view find(std::string_view key);
  void insert(std::string_view key, std::string_view value);

 private:
  struct Slot {
    std::uint64_t hash = 0;  ///< 0: empty
    std::uint32_t offset = 0;
    std::uint16_t key_length = 0;
    std::uint16_t value_length = 0;
  };
  struct Generation {
    std::vector<Slot> slots;
    std::string bytes;
    std::size_t used = 0;
  };

  std::string_view find_in(const Generation& generation, std::uint64_t hash, std::string_view key) const;
  void insert_hashed(std::uint64_t hash, std::string_view key, std::string_view value);

  std::size_t capacity_;
  std::size_t most_bytes_;
  Generation young_;
  Generation old_;
};

}  // namespace blattwerk::text
