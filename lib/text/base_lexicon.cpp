#include <algorithm>
#include <array>
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
  FrequencyTable table(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')));
  for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
    const Entry entry = entry_at(lines, at);
    table.entry(entry.word, [](std::string_view word) { return word; }).frequency = entry.frequency;
  }
  return table;
}

/// The offset of the first line in [low, high) whose word is not before `word`.
std::size_t first_not_before(std::string_view lines, std::size_t low, std::size_t high,
                             std::string_view word) {
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t before = middle == 0 ? std::string_view::npos : lines.rfind('\n', middle - 1);
    const std::size_t start = std::max(low, before == std::string_view::npos ? 0 : before + 1);
    if (entry_at(lines, start).word < word) {
      low = lines.find('\n', start) + 1;
    } else {
      high = start;
    }
  }
  return low;
}

class BaseLexicon final : public Lexicon {
 public:
  std::uint32_t frequency(std::string_view word) const override {
    // A query asks some thousand times: it is not worth a table. An import asks without end.
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
  static constexpr std::uint32_t kPatience = 2'000;
  static constexpr std::size_t kLetters = 26;

  /// Binary search among the lines, which are sorted by word, between those that begin with the same two
  /// letters.
  std::uint32_t search(std::string_view word) const {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (word.size() < 2 || !is_letter(word[0]) || !is_letter(word[1])) return 0;
    const auto pair =
        static_cast<std::size_t>(word[0] - 'a') * kLetters + static_cast<std::size_t>(word[1] - 'a');
    const std::size_t high = border(pair + 1);
    const std::size_t at = first_not_before(base_words(), border(pair), high, word);
    if (at >= high) return 0;
    const Entry entry = entry_at(base_words(), at);
    return entry.word == word ? entry.frequency : 0;
  }

  /// The offset of the first word that begins with the pair of letters or behind it; looked for once.
  std::size_t border(std::size_t pair) const {
    const std::string_view lines = base_words();
    if (pair == kLetters * kLetters) return lines.size();
    if (const std::uint32_t known = borders_[pair].load(std::memory_order_relaxed); known != 0)
      return known - 1;
    const char letters[] = {static_cast<char>('a' + pair / kLetters),
                            static_cast<char>('a' + pair % kLetters)};
    const std::size_t found = first_not_before(lines, 0, lines.size(), std::string_view(letters, 2));
    borders_[pair].store(static_cast<std::uint32_t>(found) + 1, std::memory_order_relaxed);
    return found;
  }

  mutable std::array<std::atomic<std::uint32_t>, kLetters * kLetters>
      borders_{};  // offsets + 1; 0 is unknown
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
