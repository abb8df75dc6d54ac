#pragma once

#include <string>
#include <string_view>

namespace blattwerk::text {

/// A word with case, umlauts, ß and accents folded, and nothing else: `Überfälle` and `uberfalle` are equal,
/// `Überfall` is not. Composed and decomposed text give the same form. Invalid UTF-8 becomes U+FFFD.
std::string exact_form(std::string_view word);

}  // namespace blattwerk::text
