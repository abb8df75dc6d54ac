#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace blattwerk::text {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
inline bool is_ascii_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

inline bool all_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

/// The text with its ASCII capitals made small.
inline std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (is_upper(c)) c = static_cast<char>(c + 32);
  }
  return result;
}

/// How many code points a UTF-8 text has.
inline std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace blattwerk::text
