#include "ingest/vocabulary.h"

#include <string>
#include <string_view>
#include <unordered_map>

#include "text/compound_splitter.h"
#include "text/lexicon.h"

namespace blattwerk::ingest {
namespace {

constexpr std::int64_t kArticlesRead = 50'000;
constexpr std::uint32_t kLeastCount = 5;
// Longer words that no splitter knows are names and slips.
constexpr std::size_t kLongest = 16;
// The base lexicon's scale: what a word has there for each of its occurrences among a million running words.
constexpr double kFrequencyOfOneInAMillion = 0.4;

using Counts = std::unordered_map<std::string, std::uint32_t>;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Counts the words of a text as written; returns how many there were.
std::uint64_t count_words(std::string_view text, Counts& counts) {
  std::uint64_t words = 0;
  for (std::size_t start = 0; start < text.size();) {
    if (!is_letter(text[start])) {
      ++start;
      continue;
    }
    std::size_t end = start;
    while (end < text.size() && is_letter(text[end])) ++end;
    ++counts[std::string(text.substr(start, end - start))];
    ++words;
    start = end;
  }
  return words;
}

}  // namespace

std::unique_ptr<text::WordLexicon> learn_words(const store::Database& database) {
  const std::int64_t articles = database.integer("SELECT count(*) FROM article").value_or(0);
  auto paragraphs =
      database.prepare("SELECT text FROM paragraph WHERE article_id % ?1 = 0 AND kind <> 'heading'");
  paragraphs.bind(1, articles / kArticlesRead + 1);
  Counts forms;
  std::uint64_t total = 0;
  while (paragraphs.step()) total += count_words(paragraphs.text(0), forms);

  Counts words;
  for (const auto& [form, count] : forms) {
    const std::string key = text::lexicon_key(form);
    if (!key.empty() && key.size() <= kLongest) words[key] += count;
  }
  auto lexicon = std::make_unique<text::WordLexicon>();
  const text::Lexicon& known = text::base_lexicon();
  const text::CompoundSplitter splitter(known);
  for (const auto& [word, count] : words) {
    if (count < kLeastCount || known.frequency(word) > 0 || !splitter.split(word).empty()) continue;
    const double frequency = kFrequencyOfOneInAMillion * 1e6 * count / static_cast<double>(total);
    lexicon->add(word, static_cast<std::uint32_t>(frequency) + 1);
  }
  return lexicon;
}

}  // namespace blattwerk::ingest
