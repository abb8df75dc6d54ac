#include "text/word_lexicon.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fstream>
#include <limits>

#include "text/data/base_words.h"

namespace blattwerk::text {
namespace {

constexpr std::size_t kShortest = 2;
constexpr std::size_t kLongest = 60;

// An import asks for so many words that the base lexicon's binary search would take most of its time.
const std::unordered_map<std::string_view, std::uint32_t>& hashed_base_words() {
  static const auto kWords = [] {
    std::unordered_map<std::string_view, std::uint32_t> words;
    std::string_view lines = base_words();
    words.reserve(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')));
    while (!lines.empty()) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      const std::string_view line = lines.substr(0, end);
      lines.remove_prefix(std::min(end + 1, lines.size()));
      const std::size_t blank = line.find(' ');
      std::uint32_t frequency = 0;
      if (blank == std::string_view::npos) continue;
      std::from_chars(line.data() + blank + 1, line.data() + line.size(), frequency);
      words.emplace(line.substr(0, blank), frequency);
    }
    return words;
  }();
  return kWords;
}

std::uint32_t frequency_in(const std::unordered_map<std::string_view, std::uint32_t>& words,
                           std::string_view word) {
  const auto at = words.find(word);
  return at == words.end() ? 0 : at->second;
}

}  // namespace

WordLexicon::WordLexicon(const std::vector<Row>& rows) {
  words_.reserve(rows.size());
  for (const Row& row : rows) add(row.word, row.frequency);
}

void WordLexicon::add(std::string_view word, std::uint32_t frequency) {
  const std::string key = lexicon_key(word);
  if (key.size() < kShortest || key.size() > kLongest || frequency == 0) return;
  auto at = words_.find(key);
  if (at == words_.end()) {
    char* kept = static_cast<char*>(arena_.allocate(key.size(), 1));
    std::memcpy(kept, key.data(), key.size());
    at = words_.emplace(std::string_view(kept, key.size()), 0).first;
  }
  at->second = frequency > std::numeric_limits<std::uint32_t>::max() - at->second
                   ? std::numeric_limits<std::uint32_t>::max()
                   : at->second + frequency;
}

std::size_t WordLexicon::add_word_list(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::size_t before = words_.size();
  for (std::string line; std::getline(file, line);) {
    const std::string key = lexicon_key(line);
    // A form that folds to another one's (Häusern, Hausern) says nothing about frequency.
    if (!words_.contains(key)) add(line);
  }
  return words_.size() - before;
}

std::uint32_t WordLexicon::frequency(std::string_view word) const {
  const std::uint32_t own = frequency_in(words_, word);
  const std::uint32_t base = frequency_in(hashed_base_words(), word);
  return own > std::numeric_limits<std::uint32_t>::max() - base ? std::numeric_limits<std::uint32_t>::max()
                                                                : own + base;
}

std::vector<WordLexicon::Row> WordLexicon::rows() const {
  std::vector<Row> rows;
  rows.reserve(words_.size());
  for (const auto& [word, frequency] : words_) rows.push_back({std::string(word), frequency});
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
