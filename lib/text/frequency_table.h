#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace blattwerk::text {

/// How often words were seen, by open addressing: asking for a word that is not there, which is what compound
/// splitting mostly does, costs one look into an array of hashes. The words are borrowed.
class FrequencyTable {
 public:
  struct Entry {
    std::string_view word;
    std::uint32_t frequency;
  };

  /// 0 where the word is not there.
  std::uint32_t find(std::string_view word) const {
    if (hashes_.empty()) return 0;
    const std::size_t at = slot_of(word, hash_of(word));
    return hashes_[at] == kFree ? 0 : entries_[at].frequency;
  }

  /// The entry of a word; where it is new, `keep(word)` gives the view to hold and its frequency is 0.
  template <typename Keep>
  Entry& entry(std::string_view word, Keep keep) {
    if ((size_ + 1) * 2 > hashes_.size()) grow();
    const std::uint32_t hash = hash_of(word);
    const std::size_t at = slot_of(word, hash);
    if (hashes_[at] == kFree) {
      hashes_[at] = hash;
      entries_[at] = {keep(word), 0};
      ++size_;
    }
    return entries_[at];
  }

  std::size_t size() const { return size_; }

  template <typename Each>
  void for_each(Each each) const {
    for (std::size_t at = 0; at < hashes_.size(); ++at) {
      if (hashes_[at] != kFree) each(entries_[at]);
    }
  }

 private:
  static constexpr std::uint32_t kFree = 0;

  static std::uint32_t hash_of(std::string_view word) {
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(word));
    return hash == kFree ? 1 : hash;
  }

  std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    const std::size_t mask = hashes_.size() - 1;
    std::size_t at = hash & mask;
    while (hashes_[at] != kFree && (hashes_[at] != hash || entries_[at].word != word)) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<std::uint32_t> hashes(hashes_.empty() ? 1024 : hashes_.size() * 2, kFree);
    std::vector<Entry> entries(hashes.size());
    hashes_.swap(hashes);
    entries_.swap(entries);
    for (std::size_t old = 0; old < hashes.size(); ++old) {
      if (hashes[old] == kFree) continue;
      const std::size_t at = slot_of(entries[old].word, hashes[old]);
      hashes_[at] = hashes[old];
      entries_[at] = entries[old];
    }
  }

  std::vector<std::uint32_t> hashes_;  // a power of two, at most half of it taken
  std::vector<Entry> entries_;
  std::size_t size_ = 0;
};

}  // namespace blattwerk::text
