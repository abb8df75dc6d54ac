#include "text/exact_form.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "core/error.h"

namespace blattwerk::text {
namespace {

using namespace std::string_view_literals;

// Most words are of ASCII and the letters of German, which need no ICU: their forms, by the second byte
// behind C3, from À (80) on. Nothing stands for what is left to ICU.
constexpr std::string_view kLatinBase =
    "aaaaaa\0ceeeeiiii"
    "\0nooooo\0\0uuuuy\0S"
    "aaaaaa\0ceeeeiiii"
    "\0nooooo\0\0uuuuy\0y"sv;
static_assert(kLatinBase.size() == 64);

// False where the word has other characters.
bool fold_german(std::string_view word, std::string& form) {
  form.reserve(word.size());
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (c >= 'A' && c <= 'Z') {
      form += static_cast<char>(c - 'A' + 'a');
    } else if (static_cast<unsigned char>(c) < 0x80) {
      form += c;
    } else {
      const auto second = i + 1 < word.size() ? static_cast<unsigned char>(word[i + 1]) : 0u;
      const char base = c == '\xC3' && (second & 0xC0) == 0x80 ? kLatinBase[second & 0x3F] : '\0';
      if (base == '\0') return false;
      if (base == 'S') {
        form += "ss";
      } else {
        form += base;
      }
      ++i;
    }
  }
  return true;
}

}  // namespace

std::string exact_form(std::string_view word) {
  std::string form;
  if (fold_german(word, form)) return form;
  UErrorCode status = U_ZERO_ERROR;
  const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) throw Error("ICU's normalisation data is missing; reinstall Debian's libicu72");
  auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  text = decompose->normalize(text.foldCase(), status);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) bare.append(c);
  }
  // Decomposing may bring out capitals that folding did not see.
  form.clear();
  bare.foldCase().toUTF8String(form);
  return form;
}

}  // namespace blattwerk::text
