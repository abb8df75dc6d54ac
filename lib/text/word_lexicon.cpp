#include "text/word_lexicon.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace blattwerk::text {
namespace {

constexpr std::size_t kShortest = 2;
constexpr std::size_t kLongest = 60;

}  // namespace

WordLexicon::WordLexicon(const std::vector<Row>& rows) : WordLexicon() {
  for (const Row& row : rows) add(row.word, row.frequency);
}

void WordLexicon::add(std::string_view word, std::uint32_t frequency) {
  const std::string key = lexicon_key(word);
  if (key.size() < kShortest || key.size() > kLongest || frequency == 0) return;
  FrequencyTable::Entry& entry = words_.entry(key, [this](std::string_view kept_word) {
    char* kept = static_cast<char*>(arena_.allocate(kept_word.size(), 1));
    std::memcpy(kept, kept_word.data(), kept_word.size());
    return std::string_view(kept, kept_word.size());
  });
  entry.frequency = frequency > std::numeric_limits<std::uint32_t>::max() - entry.frequency
                        ? std::numeric_limits<std::uint32_t>::max()
                        : entry.frequency + frequency;
}

std::uint32_t WordLexicon::own_frequency(std::string_view word, std::uint64_t hash) const {
  return words_.find(word, hash);
}

std::vector<WordLexicon::Row> WordLexicon::rows() const {
  std::vector<Row> rows;
  rows.reserve(words_.entries().size());
  for (const auto& [word, frequency] : words_.entries()) rows.push_back({std::string(word), frequency});
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.word < b.word; });
  return rows;
}

std::uint64_t WordLexicon::hash() const {
  // FNV-1a over `word NUL frequency LF`, in the order of rows().
  std::uint64_t hash = 14695981039346656037u;
  const auto feed = [&hash](std::string_view bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  };
  for (const Row& row : rows()) {
    feed(row.word);
    feed(std::string_view("\0", 1));
    feed(std::to_string(row.frequency));
    feed("\n");
  }
  return hash;
}

}  // namespace blattwerk::text
