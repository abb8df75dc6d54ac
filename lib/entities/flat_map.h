#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace blattwerk::entities {

/// A map from 64-bit hashes to small values with open addressing: one cache line a look-up, nothing ever
/// removed singly. The keys are hashes already, so that names need not be kept.
template <typename Value>
class FlatMap {
 public:
  explicit FlatMap(std::size_t expected = 16) { rehash(capacity_for(expected)); }

  const Value* find(std::uint64_t key) const {
    for (std::size_t slot = key & mask_;; slot = (slot + 1) & mask_) {
      if (!slots_[slot].used) return nullptr;
      if (slots_[slot].key == key) return &slots_[slot].value;
    }
  }
  Value* find(std::uint64_t key) { return const_cast<Value*>(std::as_const(*this).find(key)); }

  /// The value at `key`, made by default where there is none.
  Value& operator[](std::uint64_t key) {
    if ((size_ + 1) * 3 > slots_.size() * 2) rehash(slots_.size() * 2);
    std::size_t slot = key & mask_;
    while (slots_[slot].used && slots_[slot].key != key) slot = (slot + 1) & mask_;
    if (!slots_[slot].used) {
      slots_[slot] = {key, Value{}, true};
      ++size_;
    }
    return slots_[slot].value;
  }

  std::size_t size() const { return size_; }

  /// Empties the map and keeps its memory.
  void clear() {
    if (size_ == 0) return;
    for (Slot& slot : slots_) slot.used = false;
    size_ = 0;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    Value value{};
    bool used = false;
  };

  static std::size_t capacity_for(std::size_t expected) {
    std::size_t capacity = 16;
    while (capacity * 2 < expected * 3) capacity *= 2;
    return capacity;
  }
  void rehash(std::size_t capacity) {
    std::vector<Slot> old = std::move(slots_);
    slots_ = std::vector<Slot>(capacity);
    mask_ = capacity - 1;
    for (Slot& entry : old) {
      if (!entry.used) continue;
      std::size_t slot = entry.key & mask_;
      while (slots_[slot].used) slot = (slot + 1) & mask_;
      slots_[slot] = std::move(entry);
    }
  }

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::size_t size_ = 0;
};

}  // namespace blattwerk::entities
