#include "text/date_finder_lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "text/date_finder_words.h"

namespace blattwerk::text::dates {
namespace {

constexpr const char* kAdjectiveEndings[] = {"e", "en", "er", "es", "em"};

// A word in the lexicon's spelling (lower case, `ae` for ä, which is as long), padded with zeros.
class FoldedWord {
 public:
  static constexpr std::size_t kLongest = 24;

  /// `word` has only letters and is not longer than kLongest. `room` is how many bytes may be read from its
  /// start on.
  FoldedWord(std::string_view word, std::size_t room) {
    if (room >= kLongest) {
      std::memcpy(parts_.data(), word.data(), kLongest);
      for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] &= kWholeBytes[word.size()][i];
    } else {
      std::memcpy(parts_.data(), word.data(), word.size());
    }
    const bool ascii = ((parts_[0] | parts_[1] | parts_[2]) & 0x8080808080808080u) == 0;
    if (ascii) {
      for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] |= kLowerCase[word.size()][i];
    } else {
      fold_umlauts(word);
    }
  }

  std::size_t hash() const {
    const auto mixed =
        (parts_[0] ^ parts_[1] * 0x9E3779B97F4A7C15u ^ parts_[2] * 0xC2B2AE3D27D4EB4Fu) * 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(mixed >> 48);
  }
  bool empty() const { return parts_[0] == 0; }
  friend bool operator==(const FoldedWord&, const FoldedWord&) = default;

  FoldedWord() = default;

 private:
  using Masks = std::array<std::array<std::uint64_t, 3>, kLongest + 1>;

  // For each length the same bits in so many bytes.
  static constexpr Masks masks(std::uint64_t bits) {
    Masks masks{};
    for (std::size_t length = 0; length <= kLongest; ++length) {
      for (std::size_t i = 0; i < length; ++i) masks[length][i / 8] |= bits << i % 8 * 8;
    }
    return masks;
  }
  static const Masks kLowerCase;   // makes letters small
  static const Masks kWholeBytes;  // cuts off what stands behind the word

  void fold_umlauts(std::string_view word) {
    char bytes[kLongest] = {};
    for (std::size_t i = 0; i < word.size(); ++i) {
      const auto c = static_cast<unsigned char>(word[i]);
      const std::string_view plain = c == 0xC3 && i + 1 < word.size() ? plain_spelling(word[i + 1]) : "";
      if (!plain.empty()) {
        bytes[i] = plain[0];
        bytes[++i] = plain[1];
      } else {
        bytes[i] = static_cast<char>(c < 0x80 ? c | 0x20 : c);
      }
    }
    std::memcpy(parts_.data(), bytes, kLongest);
  }

  // Of a letter by its second byte in UTF-8 behind C3.
  static std::string_view plain_spelling(char second) {
    switch (static_cast<unsigned char>(second)) {
      case 0x84:
      case 0xA4:
        return "ae";
      case 0x96:
      case 0xB6:
        return "oe";
      case 0x9C:
      case 0xBC:
        return "ue";
      case 0x9F:
        return "ss";
      default:
        return "";
    }
  }

  std::array<std::uint64_t, 3> parts_{};
};
constexpr FoldedWord::Masks FoldedWord::kLowerCase = FoldedWord::masks(0x20);
constexpr FoldedWord::Masks FoldedWord::kWholeBytes = FoldedWord::masks(0xFF);
static_assert(std::endian::native == std::endian::little);

// The lexicon as a hash table with open addressing. Most words of a text are turned away by their first and
// last letter and length alone.
class Lexicon {
 public:
  Lexicon() : slots_(kCapacity) {
    for (const auto& entry : word_entries()) {
      for (std::string_view words = entry.words; !words.empty();) {
        const auto blank = std::min(words.find(' '), words.size());
        if (blank > 0) add(words.substr(0, blank), entry.kind, entry.value);
        words.remove_prefix(std::min(blank + 1, words.size()));
      }
    }
    add_weekday_parts();
    // Beside the morning; its value stays that of the day part.
    add("morgen", Kind::relative_day, WordEntry::kNoValue);
  }

  const WordMeaning* find(std::string_view text, std::size_t start, std::size_t end) const {
    const auto word = text.substr(start, end - start);
    if (word.size() > FoldedWord::kLongest || !known_shapes_[shape_of(word)]) return nullptr;
    const FoldedWord folded(word, text.size() - start);
    for (std::size_t at = folded.hash() % kCapacity;; at = (at + 1) % kCapacity) {
      if (slots_[at].word == folded) return &slots_[at].meaning;
      if (slots_[at].word.empty()) return nullptr;
    }
  }

 private:
  struct Slot {
    FoldedWord word;
    WordMeaning meaning;
  };

  static constexpr std::size_t kCapacity = 4096;

  static std::size_t shape_of(std::string_view word) {
    return (static_cast<std::size_t>(word.front()) & 31) | (static_cast<std::size_t>(word.back()) & 31) << 5 |
           word.size() << 10;
  }

  void add(std::string_view word, Kind kind, int value) {
    if (word.ends_with('*')) {
      for (const auto* ending : kAdjectiveEndings) {
        add(std::string(word.substr(0, word.size() - 1)) + ending, kind, value);
      }
      return;
    }
    if (word.size() > FoldedWord::kLongest)
      throw Error("too long for the lexicon of dates: " + std::string(word));
    const FoldedWord folded(word, word.size());
    std::size_t at = folded.hash() % kCapacity;
    while (!slots_[at].word.empty() && slots_[at].word != folded) at = (at + 1) % kCapacity;
    slots_[at].word = folded;
    slots_[at].meaning.kinds |= bit(kind);
    if (value != WordEntry::kNoValue) slots_[at].meaning.value = value;
    known_shapes_[shape_of(word)] = true;
    if (word.substr(1).starts_with('e')) {  // maybe written with an umlaut
      std::string umlaut(word);
      umlaut.front() = '\xC3';
      known_shapes_[shape_of(umlaut)] = true;
    }
  }

  void add_weekday_parts() {
    constexpr std::string_view kDays[] = {"montag",  "dienstag", "mittwoch", "donnerstag",
                                          "freitag", "samstag",  "sonntag",  "sonnabend"};
    constexpr std::pair<std::string_view, int> kParts[] = {{"morgen", 0}, {"vormittag", 0},  {"frueh", 0},
                                                           {"mittag", 1}, {"nachmittag", 2}, {"abend", 3},
                                                           {"nacht", 4}};
    for (int day = 0; day < 8; ++day) {
      const int number = day == 7 ? 6 : day + 1;
      for (const auto& [name, part] : kParts) {
        add(std::string(kDays[day]).append(name), Kind::weekday_part, number * 16 + part);
      }
    }
  }

  std::vector<Slot> slots_;
  std::bitset<(FoldedWord::kLongest + 1) * 1024> known_shapes_;
};

}  // namespace

const WordMeaning* find_word(std::string_view text, std::size_t start, std::size_t end) {
  static const Lexicon kLexicon;
  return kLexicon.find(text, start, end);
}

}  // namespace blattwerk::text::dates
