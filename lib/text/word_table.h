#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace blattwerk::text {

/// Says quickly that a word is not among those of a table: most that are asked for are not.
class WordSieve {
 public:
  void add(std::string_view word) { bits_[slot(word) / 64] |= std::uint64_t{1} << slot(word) % 64; }
  bool may_hold(std::string_view word) const { return (bits_[slot(word) / 64] >> slot(word) % 64 & 1) != 0; }

 private:
  static std::size_t slot(std::string_view word) {
    if (word.empty()) return 0;
    const auto byte = [word](std::size_t at) {
      return static_cast<std::size_t>(static_cast<unsigned char>(word[at]));
    };
    return (byte(0) * 1031 + byte(word.size() - 1) * 37 + byte(word.size() / 2) * 257 + word.size() * 613) %
           kBits;
  }
  static constexpr std::size_t kBits = 8192;
  std::array<std::uint64_t, kBits / 64> bits_{};
};

/// A fixed set of words, built once from a text of them divided by blanks, for look-ups without allocation.
class WordSet {
 public:
  explicit WordSet(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t start = words.find_first_not_of(" \n", at);
      if (start == std::string_view::npos) break;
      at = std::min(words.find_first_of(" \n", start), words.size());
      words_.push_back(words.substr(start, at - start));
      longest_ = std::max(longest_, at - start);
    }
    std::sort(words_.begin(), words_.end());
    for (const std::string_view word : words_) sieve_.add(word);
  }

  bool contains(std::string_view word) const {
    return word.size() <= longest_ && sieve_.may_hold(word) &&
           std::binary_search(words_.begin(), words_.end(), word);
  }
  const std::vector<std::string_view>& words() const { return words_; }

 private:
  std::vector<std::string_view> words_;
  WordSieve sieve_;
  std::size_t longest_ = 0;
};

/// Calls `visit(target, words)` for each line `target: word word …` of a table; other lines are passed over.
template <typename Visit>
void for_each_mapping(std::string_view lines, Visit visit) {
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = lines.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    const std::size_t first = line.find_first_not_of(' ');
    visit(line.substr(first, colon - first), line.substr(colon + 2));
  }
}

/// A fixed map from words to words, built once from lines `target: word word …`. The first line that names a
/// word counts.
class WordMap {
 public:
  explicit WordMap(std::string_view lines) {
    for_each_mapping(lines, [this](std::string_view target, std::string_view words) {
      // What is spelled as the target already stays so.
      entries_.emplace_back(target, target);
      const WordSet others(words);
      for (const std::string_view word : others.words()) entries_.emplace_back(word, target);
    });
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.first < b.first; });
    entries_.erase(std::unique(entries_.begin(), entries_.end(),
                               [](const Entry& a, const Entry& b) { return a.first == b.first; }),
                   entries_.end());
    for (const Entry& entry : entries_) {
      longest_ = std::max(longest_, entry.first.size());
      sieve_.add(entry.first);
    }
  }

  /// The target of `word`; empty if it has none.
  std::string_view find(std::string_view word) const {
    if (word.size() > longest_ || !sieve_.may_hold(word)) return {};
    const auto at =
        std::lower_bound(entries_.begin(), entries_.end(), word,
                         [](const Entry& entry, std::string_view key) { return entry.first < key; });
    return at != entries_.end() && at->first == word ? at->second : std::string_view();
  }

 private:
  using Entry = std::pair<std::string_view, std::string_view>;
  std::vector<Entry> entries_;
  WordSieve sieve_;
  std::size_t longest_ = 0;
};

}  // namespace blattwerk::text
