#include "text/phonetic.h"

#include <cstddef>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "text/utf8.h"

namespace blattwerk::text {
namespace {

// The letter without its accents, as `A` to `Z`; 0 for what is none.
char base_letter(char32_t c) {
  if (c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c);
  switch (c) {
    case U'\u00DF':
    case U'\u1E9E':
    case U'\u017F':
      return 'S';  // ß, ẞ, ſ
    case U'\u00E6':
    case U'\u00C6':
      return 'A';
    case U'\u00F8':
    case U'\u00D8':
    case U'\u0153':
    case U'\u0152':
      return 'O';
    case U'\u0142':
    case U'\u0141':
      return 'L';
    case U'\u0131':
      return 'I';
    default:
      break;
  }
  if (c < 0x80 || c > 0x10FFFF) return 0;
  UErrorCode status = U_ZERO_ERROR;
  static const UNormalizer2* const kNfc = unorm2_getNFCInstance(&status);
  UChar decomposed[8];
  if (U_FAILURE(status) || unorm2_getDecomposition(kNfc, static_cast<UChar32>(c), decomposed, 8, &status) < 1)
    return 0;
  // Letters with two accents come apart in two steps, which the decomposition has done already.
  return decomposed[0] < 0x80 ? base_letter(decomposed[0]) : char{0};
}

bool is_one_of(char letter, std::string_view letters) {
  return letter != 0 && letters.find(letter) != std::string_view::npos;
}

// The digits of one letter between its neighbours; 0 for the start and the end of the word.
std::string_view code_of(char before, char letter, char after) {
  switch (letter) {
    case 'A':
    case 'E':
    case 'I':
    case 'J':
    case 'O':
    case 'U':
    case 'Y':
      return "0";
    case 'B':
      return "1";
    case 'P':
      return after == 'H' ? "3" : "1";
    case 'D':
    case 'T':
      return is_one_of(after, "CSZ") ? "8" : "2";
    case 'F':
    case 'V':
    case 'W':
      return "3";
    case 'G':
    case 'K':
    case 'Q':
      return "4";
    case 'C':
      if (before == 0) return is_one_of(after, "AHKLOQRUX") ? "4" : "8";
      return !is_one_of(before, "SZ") && is_one_of(after, "AHKOQUX") ? "4" : "8";
    case 'X':
      return is_one_of(before, "CKQ") ? "8" : "48";
    case 'L':
      return "5";
    case 'M':
    case 'N':
      return "6";
    case 'R':
      return "7";
    case 'S':
    case 'Z':
      return "8";
    default:
      return "";  // H
  }
}

}  // namespace

std::string cologne_code(std::string_view word) {
  std::string letters;
  for (std::size_t offset = 0; offset < word.size();) {
    if (const char letter = base_letter(decode(word, offset))) letters += letter;
  }
  std::string code;
  char last = 0;  // the last digit, vowels included, which keep equal digits apart
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char before = i == 0 ? char{0} : letters[i - 1];
    const char after = i + 1 == letters.size() ? char{0} : letters[i + 1];
    for (const char digit : code_of(before, letters[i], after)) {
      if (digit != last && (digit != '0' || code.empty())) code += digit;
      last = digit;
    }
  }
  return code;
}

}  // namespace blattwerk::text
