#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdint>
#include <mutex>

#include "text/data/base_words.h"
#include "text/fold.h"
#include "text/frequency_table.h"
#include "text/lexicon.h"
#include "text/orthography.h"

namespace blattwerk::text {
namespace {

using Entry = FrequencyTable::Entry;

/// Takes the line `word frequency` apart that begins at `start`.
Entry entry_at(std::string_view lines, std::size_t start) {
  const std::size_t blank = lines.find(' ', start);
  Entry entry{lines.substr(start, blank - start), 0};
  std::from_chars(lines.data() + blank + 1, lines.data() + lines.size(), entry.frequency);
  return entry;
}

/// The words of the lines in a table, for those who ask often.
FrequencyTable table_of(std::string_view lines) {
  FrequencyTable table;
  for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
    const Entry entry = entry_at(lines, at);
    table.entry(entry.word, [](std::string_view word) { return word; }).frequency = entry.frequency;
  }
  return table;
}

class BaseLexicon final : public Lexicon {
 public:
  std::uint32_t frequency(std::string_view word) const override {
    // A query asks some hundred times: it is not worth a table. An import asks without end.
    if (const FrequencyTable* table = table_.load(std::memory_order_acquire)) return table->find(word);
    if (asked_.fetch_add(1, std::memory_order_relaxed) > kPatience) {
      std::call_once(built_, [this] {
        static const FrequencyTable table = table_of(base_words());
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
  mutable std::atomic<const FrequencyTable*> table_{nullptr};
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
