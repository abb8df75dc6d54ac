#pragma once

#include <string>
#include <string_view>

namespace blattwerk::text {

/// A word in the alphabet of the index: what readers take for the same spelling is the same.
///
/// Case, Unicode forms (NFC, NFD, compatibility, ligatures, old s), umlauts and their transcriptions (ä, ae →
/// a; not in `neue`, `Quelle`, `Poet`), ß → ss, accents (é → e, ğ → g, ł → l), three equal letters
/// (Schifffahrt → schiffahrt), digits of any script. Invisible characters and the combining marks of Latin,
/// Greek, Cyrillic, Hebrew and Arabic are dropped. Applying it twice changes nothing but `ae`, `oe`, `ue`
/// left by accents. Invalid UTF-8 is dropped.
std::string fold(std::string_view word);

/// As `fold`, into `out`, which is replaced; for loops that keep the buffer.
void fold(std::string_view word, std::string& out);

}  // namespace blattwerk::text
