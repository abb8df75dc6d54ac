#include "text/fold.h"

#include <array>
#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/error.h"
#include "text/utf8.h"

namespace blattwerk::text {
namespace {

/// The last code point of Latin Extended-B: all that European names are written with.
constexpr char32_t kTableEnd = 0x250;

/// Letters that Unicode does not take apart.
char32_t plain_letter(char32_t c) {
  switch (c) {
    case 0xD8:
    case 0xF8:
      return 'o';  // ø
    case 0x110:
    case 0x111:
    case 0xD0:
    case 0xF0:
      return 'd';  // đ ð
    case 0x126:
    case 0x127:
      return 'h';
    case 0x130:
    case 0x131:
      return 'i';
    case 0x141:
    case 0x142:
      return 'l';
    case 0x166:
    case 0x167:
      return 't';
    case 0x17F:
      return 's';
    case 0x18F:
    case 0x259:
      return 'a';  // Azerbaijani schwa
    default:
      return 0;
  }
}

bool is_dropped_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x487) || (c >= 0x591 && c <= 0x5C7) ||
         (c >= 0x610 && c <= 0x61A) || (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 ||
         (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFE20 && c <= 0xFE2F) || (c >= 0xE0100 && c <= 0xE01EF);
}

const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  if (U_FAILURE(status))
    throw Error(std::string("ICU has no normaliser ") + name + ": " + u_errorName(status));
  return *found;
}

/// Folding by ICU, for whatever the table lacks.
void fold_by_icu(const icu::UnicodeString& word, std::string& out) {
  static const icu::Normalizer2& casefold = normalizer("nfkc_cf", UNORM2_COMPOSE);
  static const icu::Normalizer2& decompose = normalizer("nfkc", UNORM2_DECOMPOSE);
  static const icu::Normalizer2& compose = normalizer("nfc", UNORM2_COMPOSE);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString apart = decompose.normalize(casefold.normalize(word, status), status);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < apart.length();) {
    const UChar32 c = apart.char32At(i);
    i += U16_LENGTH(c);
    if (is_dropped_mark(static_cast<char32_t>(c))) continue;
    if (const char32_t plain = plain_letter(static_cast<char32_t>(c))) {
      kept.append(static_cast<UChar32>(plain));
    } else if (c == 0xE6) {
      kept.append(static_cast<UChar32>('a'));
    } else if (c == 0x153) {
      kept.append(static_cast<UChar32>('o'));
    } else if (const int32_t digit = u_charDigitValue(c); digit >= 0) {
      kept.append(static_cast<UChar32>('0' + digit));
    } else {
      kept.append(c);
    }
  }
  const icu::UnicodeString composed = compose.normalize(kept, status);
  if (U_FAILURE(status)) throw Error(std::string("a word could not be folded: ") + u_errorName(status));
  composed.toUTF8String(out);
}

/// What each code point below kTableEnd folds to, at most three bytes.
struct FoldTable {
  struct Entry {
    std::array<char, 3> bytes{};
    std::uint8_t length = 0;
    bool apart = false;  ///< must be seen together with its neighbours, by ICU
  };
  std::array<Entry, kTableEnd> entries{};

  FoldTable() {
    for (char32_t c = 0; c < kTableEnd; ++c) {
      std::string folded;
      fold_by_icu(icu::UnicodeString(static_cast<UChar32>(c)), folded);
      entries[c].apart = folded.size() > 3;
      entries[c].length = static_cast<std::uint8_t>(folded.size() > 3 ? 0 : folded.size());
      folded.copy(entries[c].bytes.data(), entries[c].length);
    }
  }
};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// Whether the `ae`, `oe` or `ue` at `at` is a transcribed umlaut. Not at the end (Monroe, Statue), not after
/// a vowel or q (neue, Bauer, Quelle), not in poet-, aero-, duell, -uell, -ueur, whose letters are sounded
/// apart.
bool is_transcribed_umlaut(std::string_view word, std::size_t at) {
  if (word[at + 1] != 'e' || at + 2 >= word.size()) return false;
  if (word[at] == 'u' && at > 0 && (is_vowel(word[at - 1]) || word[at - 1] == 'q')) return false;
  if (word[at] == 'u' && word.substr(at + 2, 2) == "ll" && at > 0 &&
      std::string_view("tdnsx").find(word[at - 1]) != std::string_view::npos) {
    return false;  // aktuell, Duell; but Mueller
  }
  if (word[at] == 'o' && at > 0 && word[at - 1] == 'p' &&
      (word.substr(at + 2, 1) == "t" || word.substr(at + 2, 1) == "s")) {
    return false;
  }
  if (word[at] == 'a' && at == 0 && word.substr(2, 2) == "ro") return false;
  return true;
}

/// Whether a third one of this letter is only a matter of orthography. Not i, x, m, c (Roman numerals), w, or
/// digits.
bool collapses(char c) {
  return c >= 'a' && c <= 'z' && c != 'i' && c != 'x' && c != 'w' && c != 'm' && c != 'c';
}

/// Umlauts that were written as two letters, and three equal letters, in place.
void fold_spelling(std::string& word) {
  if (word.size() < 4) return;
  std::size_t to = 0;
  for (std::size_t from = 0; from < word.size(); ++from) {
    const char c = word[from];
    if (to >= 2 && c == word[to - 1] && c == word[to - 2] && collapses(c)) continue;
    word[to++] = c;
    const bool first = c == 'a' || c == 'o' || c == 'u';
    if (first && from + 1 < word.size() && word[from + 1] == 'e') {
      // The letters before have moved to `to`; those after are where they were.
      if (is_transcribed_umlaut(std::string_view(word), from)) ++from;
    }
  }
  word.resize(to);
}

}  // namespace

void fold(std::string_view word, std::string& out) {
  static const FoldTable kTable;
  out.clear();
  for (std::size_t offset = 0; offset < word.size();) {
    const char32_t c = decode(word, offset);
    if (c == kInvalid) continue;
    if (c < kTableEnd && !kTable.entries[c].apart) {
      out.append(kTable.entries[c].bytes.data(), kTable.entries[c].length);
      continue;
    }
    // Whatever follows may combine with it: ICU folds the whole word.
    if (is_dropped_mark(c)) continue;
    out.clear();
    icu::UnicodeString whole =
        icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
    fold_by_icu(whole, out);
    break;
  }
  fold_spelling(out);
}

std::string fold(std::string_view word) {
  std::string out;
  fold(word, out);
  return out;
}

}  // namespace blattwerk::text
