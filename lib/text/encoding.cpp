#include "text/encoding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

#include "core/error.h"
#include "text/utf8.h"

namespace blattwerk::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
/// The start of a text decides on its encoding; enough for any statistics, and bounds the detector's work.
constexpr std::size_t kSample = 256 * 1024;

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(std::string_view charset) {
  if (charset.empty() || charset.size() > 60) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(charset).c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Counts what cannot be decoded, and puts U+FFFD in its place.
void count_lost(const void* context, UConverterToUnicodeArgs* arguments, const char*, int32_t,
                UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  ++*static_cast<std::size_t*>(const_cast<void*>(context));
  *status = U_ZERO_ERROR;
  const UChar mark = static_cast<UChar>(kReplacement);
  ucnv_cbToUWriteUChars(arguments, &mark, 1, 0, status);
}

void append_utf16(std::string& text, const UChar* begin, const UChar* end, char32_t& high) {
  for (const UChar* at = begin; at != end; ++at) {
    const char32_t unit = *at;
    if (unit >= 0xDC00 && unit < 0xE000 && high != 0) {
      append(text, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      high = 0;
      continue;
    }
    if (high != 0) append(text, kReplacement);
    high = 0;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = unit;
    } else {
      append(text, unit >= 0xDC00 && unit < 0xE000 ? kReplacement : unit);
    }
  }
}

/// Decodes all bytes by an ICU converter, in pieces so that no second copy of a large text is made.
std::string convert(UConverter* converter, std::string_view bytes, std::size_t& lost) {
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, count_lost, &lost, nullptr, nullptr, &status);
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  std::vector<UChar> piece(32 * 1024);
  const char* source = bytes.data();
  const char* const source_end = bytes.data() + bytes.size();
  char32_t high = 0;
  do {
    status = U_ZERO_ERROR;
    UChar* target = piece.data();
    ucnv_toUnicode(converter, &target, piece.data() + piece.size(), &source, source_end, nullptr, true,
                   &status);
    append_utf16(text, piece.data(), target, high);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (high != 0) append(text, kReplacement);
  if (U_FAILURE(status)) throw Error(std::string("text could not be decoded: ") + u_errorName(status));
  return text;
}

DecodedText decode_by(const char* charset, std::string_view bytes, EncodingEvidence evidence) {
  const Converter converter = open_converter(charset);
  if (!converter) throw Error(std::string("ICU lacks the converter ") + charset);
  DecodedText decoded{.text = {}, .encoding = charset, .evidence = evidence};
  decoded.text = convert(converter.get(), bytes, decoded.lost);
  return decoded;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

struct Utf8Census {
  std::size_t sequences = 0;  ///< valid ones of two bytes or more
  std::size_t strays = 0;
};

Utf8Census take_census(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t at = offset;
    if (decode(bytes, offset) == kInvalid) {
      ++census.strays;
    } else if (offset - at > 1) {
      ++census.sequences;
    }
  }
  return census;
}

/// A byte as Windows-1252, where U+FFFD stands for the five that it leaves open.
char32_t windows1252(unsigned char byte) {
  static constexpr std::array<char32_t, 32> kC1 = {
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? kC1[byte - 0x80u] : byte;
}

/// UTF-8 with some bytes that are none. One that stands alone before ASCII is most likely from a Windows-1252
/// text pasted in; what looks like a torn UTF-8 sequence is lost.
DecodedText repair_utf8(std::string_view bytes) {
  DecodedText decoded{.text = {}, .encoding = "UTF-8", .evidence = EncodingEvidence::detected};
  decoded.text.reserve(bytes.size() + 16);
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t at = offset;
    if (decode(bytes, offset) != kInvalid) {
      decoded.text.append(bytes, at, offset - at);
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool lone = offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) < 0x80 &&
                      (at == 0 || static_cast<unsigned char>(bytes[at - 1]) < 0x80);
    const char32_t guess = lone ? windows1252(byte) : kReplacement;
    append(decoded.text, guess);
    if (guess == kReplacement) {
      ++decoded.lost;
      while (offset < bytes.size() && !lone && is_continuation(bytes[offset]) && offset - at < 3) {
        std::size_t next = offset;
        if (decode(bytes, next) != kInvalid) break;
        offset = next;
      }
    } else {
      ++decoded.guessed;
    }
  }
  return decoded;
}

/// UTF-16 or UTF-32 without a mark, by where the zero bytes of its Latin letters stand.
const char* wide_without_mark(std::string_view bytes) {
  if (bytes.size() < 8 || bytes.size() % 2 != 0) return nullptr;
  const std::string_view sample = bytes.substr(0, 4096);
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 4] += sample[i] == '\0' ? 1u : 0u;
  const std::size_t quads = sample.size() / 4;
  const auto most = [quads](std::size_t n) { return n * 10 >= quads * 7; };
  const auto few = [quads](std::size_t n) { return n * 20 <= quads; };
  if (bytes.size() % 4 == 0 && most(zeros[1]) && most(zeros[2]) && most(zeros[3]) && few(zeros[0]))
    return "UTF-32LE";
  if (bytes.size() % 4 == 0 && most(zeros[0]) && most(zeros[1]) && most(zeros[2]) && few(zeros[3]))
    return "UTF-32BE";
  if (most(zeros[1]) && most(zeros[3]) && few(zeros[0]) && few(zeros[2])) return "UTF-16LE";
  if (most(zeros[0]) && most(zeros[2]) && few(zeros[1]) && few(zeros[3])) return "UTF-16BE";
  return nullptr;
}

std::string lower_ascii(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

/// Decodes by the stated charset if that is one, and fits.
std::optional<DecodedText> decode_stated(std::string_view bytes, std::string_view stated) {
  std::string name = lower_ascii(stated);
  if (name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "iso8859-1" ||
      name == "us-ascii" || name == "ascii" || name == "cp1252") {
    name = "windows-1252";
  }
  const Converter converter = open_converter(name);
  if (!converter) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const char* canonical = ucnv_getStandardName(name.c_str(), "MIME", &status);
  if (U_FAILURE(status) || canonical == nullptr) {
    status = U_ZERO_ERROR;
    canonical = ucnv_getStandardName(name.c_str(), "IANA", &status);
  }
  DecodedText decoded{.text = {},
                      .encoding = U_SUCCESS(status) && canonical != nullptr ? canonical : name,
                      .evidence = EncodingEvidence::stated};
  decoded.text = convert(converter.get(), bytes, decoded.lost);
  // Control characters of the C1 range are in no text: the statement is wrong.
  const bool controls = decoded.text.find("\xC2\x81") != std::string::npos ||
                        decoded.text.find("\xC2\x8D") != std::string::npos ||
                        decoded.text.find("\xC2\x9D") != std::string::npos;
  if (decoded.lost > 0 || controls) return std::nullopt;
  return decoded;
}

/// An encoding German was written in, with the bytes of its umlauts and of the signs that news texts have.
struct GermanEncoding {
  const char* name;
  std::string_view letters;  ///< ä ö ü Ä Ö Ü ß
  std::string_view signs;    ///< quotation marks, dashes, the euro, accents
};

constexpr std::array<GermanEncoding, 4> kGermanEncodings = {{
    {"windows-1252", "\xE4\xF6\xFC\xC4\xD6\xDC\xDF",
     "\x80\x84\x85\x91\x92\x93\x94\x96\x97\xA0\xA7\xAB\xBB\xE9\xE8\xE1"},
    {"ISO-8859-15", "\xE4\xF6\xFC\xC4\xD6\xDC\xDF", "\xA4\xA0\xA7\xAB\xBB\xE9\xE8\xE1"},
    {"macintosh", "\x8A\x9A\x9F\x80\x85\x86\xA7", "\xDB\xE3\xD2\xD3\xD4\xD5\xD0\xD1\xC9\xCA\xC7\xC8\x8E\x8F"},
    {"IBM850", "\x84\x94\x81\x8E\x99\x9A\xE1", "\xF5\xAE\xAF\x82\x8A\xFF"},
}};

/// The German encoding whose letters make up most of the bytes above ASCII, where that is a clear majority.
const char* german_encoding(std::string_view sample) {
  std::array<std::size_t, 256> count{};
  std::size_t high = 0;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    ++count[byte];
    high += byte >= 0x80 ? 1u : 0u;
  }
  const auto occurrences = [&count](std::string_view bytes) {
    std::size_t sum = 0;
    for (const char c : bytes) sum += count[static_cast<unsigned char>(c)];
    return sum;
  };
  const GermanEncoding* best = nullptr;
  std::size_t best_score = 0;
  for (const GermanEncoding& encoding : kGermanEncodings) {
    const std::size_t score = occurrences(encoding.letters) * 4 + occurrences(encoding.signs) * 3;
    if (score > best_score) {
      best = &encoding;
      best_score = score;
    }
  }
  return best != nullptr && best_score * 2 >= high * 4 ? best->name : nullptr;
}

/// What ICU's detector takes the sample for; nullptr if it has no idea, or none that beats Windows-1252.
std::string icu_encoding(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  if (U_FAILURE(status)) return {};
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = U_SUCCESS(status) ? ucsdet_detect(detector.get(), &status) : nullptr;
  if (match == nullptr || U_FAILURE(status) || ucsdet_getConfidence(match, &status) < 25) return {};
  const char* name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || name == nullptr || std::string_view(name) == "UTF-8") return {};
  return std::string_view(name) == "ISO-8859-1" ? "windows-1252" : name;
}

}  // namespace

DecodedText to_utf8(std::string_view bytes, std::string_view stated) {
  using Evidence = EncodingEvidence;
  const auto marked = [bytes](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  if (marked("\xEF\xBB\xBF")) {
    DecodedText decoded = repair_utf8(bytes.substr(3));
    decoded.evidence = Evidence::byte_order_mark;
    return decoded;
  }
  if (marked({"\xFF\xFE\0\0", 4})) return decode_by("UTF-32LE", bytes.substr(4), Evidence::byte_order_mark);
  if (marked({"\0\0\xFE\xFF", 4})) return decode_by("UTF-32BE", bytes.substr(4), Evidence::byte_order_mark);
  if (marked("\xFF\xFE")) return decode_by("UTF-16LE", bytes.substr(2), Evidence::byte_order_mark);
  if (marked("\xFE\xFF")) return decode_by("UTF-16BE", bytes.substr(2), Evidence::byte_order_mark);
  if (const char* wide = wide_without_mark(bytes)) return decode_by(wide, bytes, Evidence::detected);

  const Utf8Census census = take_census(bytes);
  // ISO-2022 and the like are ASCII by their bytes: only a statement can tell.
  const bool escapes =
      census.sequences == 0 && census.strays == 0 && bytes.find('\x1B') != std::string_view::npos;
  if (census.strays == 0 && !escapes) return {.text = std::string(bytes), .encoding = "UTF-8"};
  if (census.sequences > 4 * census.strays) return repair_utf8(bytes);
  if (!stated.empty()) {
    if (std::optional<DecodedText> decoded = decode_stated(bytes, stated)) return *std::move(decoded);
  }
  if (census.strays == 0) return {.text = std::string(bytes), .encoding = "UTF-8"};
  std::size_t first = 0;
  while (static_cast<unsigned char>(bytes[first]) < 0x80) ++first;
  // Whatever comes first above ASCII may be megabytes in: the sample is taken around it.
  const std::string_view sample = bytes.substr(first > kSample / 4 ? first - kSample / 4 : 0, kSample);
  if (const char* german = german_encoding(sample)) return decode_by(german, bytes, Evidence::detected);
  const std::string icu = icu_encoding(sample);
  if (open_converter(icu) != nullptr) {
    DecodedText decoded = decode_by(icu.c_str(), bytes, Evidence::detected);
    if (decoded.lost == 0) return decoded;
  }
  return decode_by("windows-1252", bytes, Evidence::detected);
}

}  // namespace blattwerk::text
