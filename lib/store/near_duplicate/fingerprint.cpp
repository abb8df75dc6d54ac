#include "store/near_duplicate/fingerprint.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "text/stemmer.h"

namespace blattwerk::store::near_duplicate {
namespace {

constexpr std::size_t kShingleWords = 3;
// Fewer say nothing: a line of weather, a teaser.
constexpr std::size_t kLeastShingles = 6;

// Of the shorter text's words, so many percent stand in the other; where 20 of 100 are edited, about 80 do …
constexpr std::size_t kSharedWords = 70;
// … but a short text shares many with others of its kind.
constexpr std::size_t kSharedWordsOfShort = 75;
constexpr std::size_t kShortWords = 40;
// Of the shorter text's shingles: the words stand in the same order.
constexpr std::size_t kSharedShingles = 20;
// Numbers tell texts of one template apart: what the lottery drew, where the stock index closed. A number and
// the word behind it survive together where both are among the 80 of 100. Of n of them fewer, by more than
// chance explains, are another report.
constexpr double kSharedNumbers = 0.62;
constexpr double kDeviations = 1.64;    // one in twenty fares worse
constexpr std::size_t kFewNumbers = 4;  // of fewer, one will do

std::uint64_t mix(std::uint64_t x) {  // the finaliser of SplitMix64 (Steele, Lea & Flood 2014)
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

std::uint64_t hash_of(std::string_view term) {  // FNV-1a: the archive keeps what is made of it
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : term) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

void sort_unique(std::vector<std::uint32_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

struct Word {
  std::uint64_t hash;
  bool number;
};

void append_words(const text::TokenStream& column, std::vector<Word>& words) {
  for (const text::Token& token : column.tokens) {
    if (token.kind != text::TokenKind::word) continue;
    const std::string_view term = column.term(token);
    if (term == kParagraphBreak || text::is_function_word(term)) continue;
    words.push_back({hash_of(term), term.front() >= '0' && term.front() <= '9'});
  }
}

std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t count = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) {
      ++count;
      ++left;
      ++right;
    } else {
      *left < *right ? ++left : ++right;
    }
  }
  return count;
}

// Whether at least `percent` of the smaller list stand in the other.
bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::size_t percent) {
  return shared(a, b) * 100 >= std::min(a.size(), b.size()) * percent;
}

bool numbers_agree(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const std::size_t numbers = std::min(a.size(), b.size());
  if (numbers < 2) return true;
  if (numbers < kFewNumbers) return shared(a, b) > 0;
  const auto count = static_cast<double>(numbers);
  const double deviation = std::sqrt(kSharedNumbers * (1 - kSharedNumbers) * count);
  return static_cast<double>(shared(a, b)) >= kSharedNumbers * count - kDeviations * deviation;
}

}  // namespace

TextShape shape_of(const IndexedColumns& columns) {
  TextShape shape;
  std::vector<Word> words;
  // One paper's lead is another's first paragraph.
  for (const FtsColumn column : {FtsColumn::lead, FtsColumn::body}) {
    append_words(columns[static_cast<std::size_t>(column)], words);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t n = 0; n < kShingleWords && i + n < words.size(); ++n) {
      hash = mix(hash ^ words[i + n].hash);
      if (n == 0) shape.words.push_back(static_cast<std::uint32_t>(hash));
      if (n == 1 && words[i].number) shape.numbers.push_back(static_cast<std::uint32_t>(hash));
      if (n + 1 == kShingleWords) shape.shingles.push_back(static_cast<std::uint32_t>(hash));
    }
  }
  for (auto* hashes : {&shape.shingles, &shape.words, &shape.numbers}) sort_unique(*hashes);
  return shape;
}

bool is_near_duplicate(const TextShape& a, const TextShape& b) {
  const std::size_t words = std::min(a.words.size(), b.words.size());
  if (words == 0 || !share(a.words, b.words, words < kShortWords ? kSharedWordsOfShort : kSharedWords))
    return false;
  return share(a.shingles, b.shingles, kSharedShingles) && numbers_agree(a.numbers, b.numbers);
}

std::optional<Fingerprint> fingerprint(const TextShape& shape) {
  static const auto kMultipliers = [] {
    std::array<std::uint64_t, kMinima> multipliers{};
    for (std::size_t i = 0; i < kMinima; ++i) multipliers[i] = mix((i + 1) * 0x9E3779B97F4A7C15u) | 1;
    return multipliers;
  }();
  if (shape.shingles.size() < kLeastShingles) return std::nullopt;
  std::array<std::uint64_t, kMinima> least;
  least.fill(~std::uint64_t{0});
  for (const std::uint32_t shingle : shape.shingles) {
    const std::uint64_t hash = mix(shingle);
    for (std::size_t i = 0; i < kMinima; ++i) least[i] = std::min(least[i], hash * kMultipliers[i]);
  }
  Fingerprint minima;
  for (std::size_t i = 0; i < kMinima; ++i) minima[i] = static_cast<std::uint32_t>(mix(least[i] + i));
  return minima;
}

}  // namespace blattwerk::store::near_duplicate
