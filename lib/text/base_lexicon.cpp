#include <algorithm>
#include <charconv>

#include "text/data/base_words.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/orthography.h"

namespace blattwerk::text {
namespace {

/// Binary search for a line `word frequency` among lines sorted by word.
class BaseLexicon final : public Lexicon {
 public:
  std::uint32_t frequency(std::string_view word) const override {
    const std::string_view lines = base_words();
    std::size_t low = 0;
    std::size_t high = lines.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      const std::size_t before = middle == 0 ? std::string_view::npos : lines.rfind('\n', middle - 1);
      const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
      const std::size_t end = std::min(lines.find('\n', start), lines.size());
      const std::string_view line = lines.substr(start, end - start);
      const std::size_t blank = line.find(' ');
      const int order = line.substr(0, blank).compare(word);
      if (order == 0) {
        std::uint32_t frequency = 0;
        std::from_chars(line.data() + blank + 1, line.data() + line.size(), frequency);
        return frequency;
      }
      if (order < 0) {
        low = end + 1;
      } else {
        high = start;
      }
    }
    return 0;
  }
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
