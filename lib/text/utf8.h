#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace blattwerk::text {

/// What `decode` gives for a byte that starts no valid sequence.
inline constexpr char32_t kInvalid = 0xFFFFFFFF;

/// The code point at `offset`, which moves behind it. Overlong forms, surrogates and cut sequences give
/// kInvalid and move by one byte (RFC 3629). `offset` must be below `text.size()`.
char32_t decode(std::string_view text, std::size_t& offset);

/// Appends a code point as UTF-8.
void append(std::string& text, char32_t code_point);

/// Whether the whole text is UTF-8.
bool is_valid(std::string_view text);

/// The greatest character border at or before `offset`.
std::size_t floor_border(std::string_view text, std::size_t offset);

}  // namespace blattwerk::text
