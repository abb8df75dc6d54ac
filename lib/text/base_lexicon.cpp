#include <algorithm>
#include <atomic>
#include <bit>
#include <charconv>
#include <cstdint>
#include <mutex>
#include <vector>

#include "text/data/base_words.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/orthography.h"

namespace blattwerk::text {
namespace {

struct Entry {
  std::string_view word;
  std::uint32_t frequency;
};

/// Takes the line `word frequency` apart that begins at `start`.
Entry entry_at(std::string_view lines, std::size_t start) {
  const std::size_t blank = lines.find(' ', start);
  Entry entry{lines.substr(start, blank - start), 0};
  std::from_chars(lines.data() + blank + 1, lines.data() + lines.size(), entry.frequency);
  return entry;
}

/// The words of the lines in a hash table of their own, for those who ask often.
class WordTable {
 public:
  explicit WordTable(std::string_view lines) {
    const auto words = static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
    slots_.resize(std::bit_ceil(words * 2 + 2));
    for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
      const Entry entry = entry_at(lines, at);
      std::size_t slot = hash(entry.word) & (slots_.size() - 1);
      while (!slots_[slot].word.empty()) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = entry;
    }
  }

  std::uint32_t frequency(std::string_view word) const {
    for (std::size_t slot = hash(word) & (slots_.size() - 1); !slots_[slot].word.empty();
         slot = (slot + 1) & (slots_.size() - 1)) {
      if (slots_[slot].word == word) return slots_[slot].frequency;
    }
    return 0;
  }

 private:
  static std::size_t hash(std::string_view word) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return static_cast<std::size_t>(hash ^ hash >> 29);
  }

  std::vector<Entry> slots_;
};

class BaseLexicon final : public Lexicon {
 public:
  std::uint32_t frequency(std::string_view word) const override {
    // A query asks some hundred times: it is not worth a table. An import asks without end.
    if (const WordTable* table = table_.load(std::memory_order_acquire)) return table->frequency(word);
    if (asked_.fetch_add(1, std::memory_order_relaxed) > kPatience) {
      std::call_once(built_, [this] {
        static const WordTable table(base_words());
        table_.store(&table, std::memory_order_release);
      });
    }
    return search(word);
  }

 private:
  static constexpr std::uint32_t kPatience = 5000;

  /// Binary search among the lines, which are sorted by word.
  static std::uint32_t search(std::string_view word) {
    const std::string_view lines = base_words();
    std::size_t low = 0;
    std::size_t high = lines.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      const std::size_t before = middle == 0 ? std::string_view::npos : lines.rfind('\n', middle - 1);
      const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
      const Entry entry = entry_at(lines, start);
      const int order = entry.word.compare(word);
      if (order == 0) return entry.frequency;
      if (order < 0) {
        low = lines.find('\n', start) + 1;
      } else {
        high = start;
      }
    }
    return 0;
  }

  mutable std::atomic<std::uint32_t> asked_{0};
  mutable std::once_flag built_;
  mutable std::atomic<const WordTable*> table_{nullptr};
};

}  // namespace

std::string lexicon_key(std::string_view word) {
  std::string key = fold(word);
  const bool letters = std::all_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters) return {};
  modernize_spelling(key);
  return key;
}

const Lexicon& base_lexicon() {
  static const BaseLexicon lexicon;
  return lexicon;
}

}  // namespace blattwerk::text
