#pragma once

#include <string>
#include <string_view>

namespace blattwerk::text {

/// The Cologne phonetic code of a German word or name: words that sound alike have the same digits (`Meier`,
/// `Mayr`: 67).
///
/// Umlauts and accented letters count as their base letters, ß as s; what is no Latin letter is passed over.
/// Empty for a text without letters that have a code. `word` is UTF-8 in any case. Method: H. J. Postel, Die
/// Kölner Phonetik, IBM-Nachrichten 19 (1969).
std::string cologne_code(std::string_view word);

}  // namespace blattwerk::text
