#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/lexicon_image.h"

namespace blattwerk::text {

/// How often words were seen, by open addressing: asking for a word that is not there, which is what compound
/// splitting mostly does, costs one look into an array of hashes. The words are borrowed.
class FrequencyTable {
 public:
  struct Entry {
    std::string_view word;
    std::uint32_t frequency;
  };

  /// 0 where the word is not there; `hash` is its `lexicon_hash`.
  std::uint32_t find(std::string_view word, std::uint64_t hash) const {
    if (slots_.empty()) return 0;
    const Slot& slot = slots_[slot_of(word, usable(hash))];
    return slot.hash == kFree ? 0 : entries_[slot.entry].frequency;
  }

  /// The entry of a word, valid until the next call; where the word is new, `keep(word)` gives the view to
  /// hold and its frequency is 0.
  template <typename Keep>
  Entry& entry(std::string_view word, Keep keep) {
    if ((entries_.size() + 1) * 2 > slots_.size()) grow();
    const std::uint32_t hash = usable(lexicon_hash(word));
    Slot& slot = slots_[slot_of(word, hash)];
    if (slot.hash == kFree) {
      slot = {hash, static_cast<std::uint32_t>(entries_.size())};
      entries_.push_back({keep(word), 0});
    }
    return entries_[slot.entry];
  }

  const std::vector<Entry>& entries() const { return entries_; }

 private:
  struct Slot {
    std::uint32_t hash = kFree;
    std::uint32_t entry = 0;
  };
  static constexpr std::uint32_t kFree = 0;

  static std::uint32_t usable(std::uint64_t hash) {
    const auto low = static_cast<std::uint32_t>(hash);
    return low == kFree ? 1 : low;
  }

  std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].hash != kFree && (slots_[at].hash != hash || entries_[slots_[at].entry].word != word)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.hash != kFree) slots_[slot_of(entries_[slot.entry].word, slot.hash)] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::vector<Entry> entries_;
};

}  // namespace blattwerk::text
