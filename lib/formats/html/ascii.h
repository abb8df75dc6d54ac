#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace blattwerk::formats::html {

// Markup is ASCII whatever the language of its text; the functions of <cctype> depend on the locale.

constexpr bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// `lower` is in lower case.
constexpr bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (to_lower(text[i]) != lower[i]) return false;
  }
  return true;
}

constexpr bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && equals_ignoring_case(text.substr(0, lower.size()), lower);
}

inline std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = to_lower(c);
  return lower;
}

/// Whether a list of words divided by white space, such as a class attribute, has this one.
constexpr bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    std::size_t end = 0;
    while (end < list.size() && !is_space(list[end])) ++end;
    if (end > 0 && list.substr(0, end) == word) return true;
    list.remove_prefix(end < list.size() ? end + 1 : end);
  }
  return false;
}

constexpr std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace blattwerk::formats::html
