#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace blattwerk::text {

/// How the encoding of a text became known.
enum class EncodingEvidence : std::uint8_t {
  byte_order_mark,
  valid_utf8,  ///< every byte sequence is UTF-8 (plain ASCII too)
  stated,      ///< the stated charset decodes every byte
  detected,    ///< judged by the bytes
};

/// A text as UTF-8, and how it was read.
struct DecodedText {
  std::string text;      ///< valid UTF-8 without a byte-order mark
  std::string encoding;  ///< IANA name: `UTF-8`, `windows-1252`, `ISO-8859-15`, `UTF-16LE`, …
  EncodingEvidence evidence = EncodingEvidence::valid_utf8;
  std::size_t lost = 0;     ///< byte sequences that mean nothing in `encoding`; U+FFFD stands for each
  std::size_t guessed = 0;  ///< stray bytes in UTF-8 read as windows-1252, as in texts pasted together
};

/// Reads bytes of unknown encoding as text.
///
/// In order: a byte-order mark; UTF-16 without one (by its zero bytes); UTF-8 where all is valid; UTF-8 where
/// most is; `stated` (a charset name by HTTP, MIME or HTML, empty if none) where it decodes all bytes; else
/// what fits best of the encodings German was written in (Windows-1252, ISO-8859-15, Mac Roman, code page
/// 850), or another by ICU's detector. ISO-8859-1 is read as Windows-1252, its superset (WHATWG Encoding
/// Standard). Linear in time and memory.
DecodedText to_utf8(std::string_view bytes, std::string_view stated = {});

}  // namespace blattwerk::text
