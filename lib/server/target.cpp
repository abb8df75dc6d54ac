#include "server/target.h"

#include <algorithm>

namespace blattwerk::server {
namespace {

enum class Plus : bool { kept, blank };

std::optional<unsigned> hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

// A `%` that begins no byte stands for itself.
std::string decode(std::string_view text, Plus plus) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const auto high = hex_value(text[i + 1]);
      const auto low = hex_value(text[i + 2]);
      if (high && low) {
        decoded += static_cast<char>(*high << 4 | *low);
        i += 2;
        continue;
      }
    }
    decoded += text[i] == '+' && plus == Plus::blank ? ' ' : text[i];
  }
  return decoded;
}

// Calls `take(part)` for the parts between the separators until it returns false.
template <typename Take>
void for_each_part(std::string_view text, char separator, Take take) {
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(separator, start), text.size());
    if (!take(text.substr(start, end - start))) return;
    start = end + 1;
  }
}

}  // namespace

Parameters parse_form(std::string_view text) {
  Parameters parameters;
  for_each_part(text, '&', [&](std::string_view pair) {
    if (pair.empty()) return true;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    parameters.add(decode(pair.substr(0, equals), Plus::blank),
                   equals < pair.size() ? decode(pair.substr(equals + 1), Plus::blank) : "");
    return parameters.size() < kMaxParameters;
  });
  return parameters;
}

std::optional<Target> parse_target(std::string_view text) {
  if (!text.starts_with('/')) return std::nullopt;
  text = text.substr(0, text.find('#'));
  const std::size_t question = std::min(text.find('?'), text.size());
  Target target;
  bool climbs = false;
  for_each_part(text.substr(1, question - 1), '/', [&](std::string_view part) {
    target.segments.push_back(decode(part, Plus::kept));
    climbs = climbs || target.segments.back() == "." || target.segments.back() == "..";
    return !climbs;
  });
  if (climbs) return std::nullopt;
  if (target.segments.size() == 1 && target.segments.front().empty()) target.segments.clear();
  if (question < text.size()) target.query = parse_form(text.substr(question + 1));
  return target;
}

std::string encode_component(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            c == '-' || c == '.' || c == '_' || c == '~';
    if (unreserved) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += '%';
      encoded += kDigits[byte >> 4];
      encoded += kDigits[byte & 15];
    }
  }
  return encoded;
}

}  // namespace blattwerk::server
