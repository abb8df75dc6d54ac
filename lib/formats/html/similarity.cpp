#include "formats/html/similarity.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "formats/html/ascii.h"
#include "text/utf8.h"

namespace blattwerk::formats::html {
namespace {

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c));
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && c != text::kInvalid;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = text::decode(text, at);
    if (is_word_character(c)) {
      word += c < 0x80 ? std::string(1, to_lower(static_cast<char>(c)))
                       : std::string(text.substr(start, at - start));
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

constexpr std::size_t kWindow = 20;

std::size_t hash_of_window(std::string_view letters, std::size_t at) {
  return std::hash<std::string_view>{}(letters.substr(at, kWindow));
}

}  // namespace

std::string letters_of(std::string_view text) {
  std::string letters;
  letters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = text::decode(text, at);
    if (!is_word_character(c)) continue;
    if (c < 0x80) {
      letters += to_lower(static_cast<char>(c));
    } else {
      letters.append(text.substr(start, at - start));
    }
  }
  return letters;
}

PassageIndex::PassageIndex(std::string_view text) {
  const std::string letters = letters_of(text);
  if (letters.size() < kWindow) return;
  windows_.reserve(letters.size());
  for (std::size_t at = 0; at + kWindow <= letters.size(); ++at) windows_.insert(hash_of_window(letters, at));
}

bool PassageIndex::contains(std::string_view passage) const {
  if (windows_.empty()) return false;
  const std::string letters = letters_of(passage);
  if (letters.size() < kWindow) return false;
  const std::size_t last = letters.size() - kWindow;
  return windows_.contains(hash_of_window(letters, 0)) &&
         windows_.contains(hash_of_window(letters, last / 2)) &&
         windows_.contains(hash_of_window(letters, last));
}

double word_overlap(std::string_view left, std::string_view right) {
  std::vector<std::string> first = words_of(left);
  std::vector<std::string> second = words_of(right);
  if (first.empty() || second.empty()) return 0;
  std::sort(first.begin(), first.end());
  std::sort(second.begin(), second.end());
  std::vector<std::string> common;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(first.size() + second.size());
}

}  // namespace blattwerk::formats::html
