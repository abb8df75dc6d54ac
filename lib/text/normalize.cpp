#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "core/error.h"
#include "text/utf8.h"

namespace blattwerk::text {
namespace {

/// Whether a byte can be left where it is without looking at the character it belongs to: printable ASCII,
/// tab and LF.
bool is_plain(unsigned char byte) {
  return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t';
}

/// The length of the longest start of `text` that surely needs no change: plain ASCII, Latin-1 letters and
/// the quotation marks and dashes of U+2010–U+2026, none of which composes with what is before it.
std::size_t unchanged_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (is_plain(byte)) {
      ++at;
    } else if (byte == 0xC3 && at + 1 < text.size() &&
               (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80) {
      at += 2;
    } else if (byte == 0xE2 && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80 &&
               static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
               static_cast<unsigned char>(text[at + 2]) <= 0xA6) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

enum class Fate { keep, drop, blank, line_end };

Fate fate_of(char32_t c, char32_t previous) {
  if (c < 0x20) return c == '\n' || c == '\t' ? Fate::keep : Fate::drop;
  if (c < 0x7F) return Fate::keep;
  if (c < 0xA0) return c == 0x85 ? Fate::line_end : Fate::drop;
  switch (c) {
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return Fate::blank;
    case 0xAD:
    case 0x200B:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0x2061:
    case 0xFEFF:
      return Fate::drop;
    case 0x200C:
    case 0x200D:
      // Joiners spell words in Persian and Hindi and join emoji; in Latin, Greek and Cyrillic they are
      // debris.
      return previous < 0x0530 ? Fate::drop : Fate::keep;
    case 0x2028:
    case 0x2029:
      return Fate::line_end;
    default:
      break;
  }
  if (c >= 0x2000 && c <= 0x200A) return Fate::blank;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return Fate::drop;
  return Fate::keep;
}

std::string clean(std::string_view text) {
  std::string cleaned;
  cleaned.reserve(text.size());
  char32_t previous = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t at = offset;
    const char32_t c = decode(text, offset);
    if (c == kInvalid) {
      append(cleaned, 0xFFFD);
      previous = 0xFFFD;
      continue;
    }
    if (c == '\r') {
      if (offset < text.size() && text[offset] == '\n') ++offset;
      cleaned.push_back('\n');
      previous = '\n';
      continue;
    }
    switch (fate_of(c, previous)) {
      case Fate::keep:
        cleaned.append(text, at, offset - at);
        break;
      case Fate::drop:
        continue;
      case Fate::blank:
        cleaned.push_back(' ');
        break;
      case Fate::line_end:
        cleaned.push_back('\n');
        break;
    }
    previous = c;
  }
  return cleaned;
}

std::string compose(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw Error(std::string("ICU has no normaliser: ") + u_errorName(status));
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return text;
  status = U_ZERO_ERROR;
  std::string composed;
  composed.reserve(text.size());
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  if (U_FAILURE(status)) throw Error(std::string("text could not be composed: ") + u_errorName(status));
  return composed;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::string normalize(std::string text) {
  if (unchanged_prefix(text) == text.size()) return text;
  if (text.size() > 0x7FFFFFFF) throw Error("text over 2 GB in one piece");
  return compose(clean(text));
}

std::string squeeze_blanks(std::string_view text) {
  std::string squeezed;
  squeezed.reserve(text.size());
  for (const char c : text) {
    if (!is_blank(c)) {
      squeezed.push_back(c);
    } else if (!squeezed.empty() && squeezed.back() != ' ') {
      squeezed.push_back(' ');
    }
  }
  if (!squeezed.empty() && squeezed.back() == ' ') squeezed.pop_back();
  return squeezed;
}

}  // namespace blattwerk::text
