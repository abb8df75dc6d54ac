#include "formats/html/character_reference.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "text/utf8.h"

namespace blattwerk::formats::html {
namespace {

struct NamedReference {
  std::string_view name;
  char32_t code_point;
  bool without_semicolon;
};

constexpr NamedReference kNamed[] = {
#include "formats/html/character_references.inc"
};
constexpr bool by_name(const NamedReference& left, const NamedReference& right) {
  return left.name < right.name;
}
static_assert(std::is_sorted(std::begin(kNamed), std::end(kNamed), by_name));

constexpr std::size_t kLongestName = 24;

/// What the numbers 0x80 to 0x9F mean in pages: the characters of Windows-1252.
constexpr char32_t kWindows1252[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                       0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                       0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

const NamedReference* find_name(std::string_view name) {
  const auto* found = std::lower_bound(
      std::begin(kNamed), std::end(kNamed), name,
      [](const NamedReference& entry, std::string_view wanted) { return entry.name < wanted; });
  return found != std::end(kNamed) && found->name == name ? found : nullptr;
}

int digit_value(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// `rest` starts behind `&#`. Returns how many bytes it takes, 0 where it is no reference.
std::size_t append_numeric(std::string_view rest, std::string& out) {
  const int base = !rest.empty() && (rest[0] == 'x' || rest[0] == 'X') ? 16 : 10;
  std::size_t length = base == 16 ? 1 : 0;
  const std::size_t first_digit = length;
  std::uint32_t number = 0;
  for (; length < rest.size(); ++length) {
    const int digit = digit_value(rest[length], base);
    if (digit < 0) break;
    if (number <= 0x10FFFF)
      number = number * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
  }
  if (length == first_digit) return 0;
  if (length < rest.size() && rest[length] == ';') ++length;
  char32_t code_point = number;
  if (number >= 0x80 && number <= 0x9F) code_point = kWindows1252[number - 0x80];
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) code_point = 0xFFFD;
  text::append(out, code_point);
  return length;
}

/// `rest` starts behind `&`. Returns how many bytes it takes, 0 where it is no reference.
std::size_t append_named(std::string_view rest, ReferencePlace place, std::string& out) {
  std::size_t length = 0;
  while (length < rest.size() && length < kLongestName && is_alphanumeric(rest[length])) ++length;
  if (length < rest.size() && rest[length] == ';') {
    if (const auto* entry = find_name(rest.substr(0, length))) {
      text::append(out, entry->code_point);
      return length + 1;
    }
  }
  const bool runs_on = length < rest.size() && rest[length] == '=';
  for (std::size_t shorter = length; shorter >= 2; --shorter) {
    const auto* entry = find_name(rest.substr(0, shorter));
    if (entry == nullptr || !entry->without_semicolon) continue;
    if (place == ReferencePlace::attribute && (shorter < length || runs_on)) return 0;
    text::append(out, entry->code_point);
    return shorter;
  }
  return 0;
}

}  // namespace

void append_decoded(std::string_view raw, ReferencePlace place, std::string& out) {
  while (true) {
    const std::size_t plain = raw.find('&');
    out.append(raw.substr(0, plain));
    if (plain == std::string_view::npos) return;
    raw.remove_prefix(plain + 1);
    const bool numeric = !raw.empty() && raw[0] == '#';
    const std::size_t taken = numeric ? append_numeric(raw.substr(1), out) : append_named(raw, place, out);
    if (taken == 0) {
      out += '&';
    } else {
      raw.remove_prefix(numeric ? taken + 1 : taken);
    }
  }
}

}  // namespace blattwerk::formats::html
