#include "ingest/web/robots.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace blattwerk::ingest::web {
namespace {

constexpr std::size_t kMostBytes = 500 * 1024;  // RFC 9309, 2.5
constexpr std::chrono::seconds kLongestDelay{60};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// The name at the front of `Blattwerk/1.0 (remark)`: RFC 9309, 2.2.1.
std::string product_token(std::string_view value) {
  const auto end = std::ranges::find_if(value, [](char c) { return !is_letter(c) && c != '-' && c != '_'; });
  return lower_case(value.substr(0, static_cast<std::size_t>(end - value.begin())));
}

// The same octet is written the same way in rules and addresses: RFC 9309, 2.2.2.
std::string normalised(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    unsigned octet = 0;
    const bool encoded =
        c == '%' && at + 2 < text.size() &&
        std::from_chars(text.data() + at + 1, text.data() + at + 3, octet, 16).ptr == text.data() + at + 3;
    if (!encoded && static_cast<unsigned char>(c) < 0x80) {
      result += c;
      continue;
    }
    if (encoded) at += 2;
    const char decoded = encoded ? static_cast<char>(octet) : c;
    const bool unreserved = is_letter(decoded) || (decoded >= '0' && decoded <= '9') ||
                            std::string_view("-._~").find(decoded) != std::string_view::npos;
    if (unreserved) {
      result += decoded;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(decoded));
    }
  }
  return result;
}

// `*` stands for any characters, `$` at the end for the end. Each part between stars is taken where it comes
// first, which is enough, and keeps the time within the product of the lengths.
bool matches(std::string_view pattern, std::string_view target) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  bool first = true;
  for (;;) {
    const std::size_t star = pattern.find('*');
    const std::string_view part = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    if (first && !target.starts_with(part)) return false;
    if (last && to_end) return first ? target == part : target.ends_with(part);
    const std::size_t at = first ? 0 : target.find(part);
    if (at == std::string_view::npos) return false;
    if (last) return true;
    target.remove_prefix(at + part.size());
    pattern.remove_prefix(star + 1);
    first = false;
  }
}

}  // namespace

Robots::Robots(std::string_view text, std::string_view product) {
  const std::string name = lower_case(product);
  text = text.substr(0, kMostBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Robots own;
  Robots others;
  bool any_own = false;
  // To whom the group speaks in which a line stands.
  bool to_own = false;
  bool to_all = false;
  bool in_rules = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    line = line.substr(0, line.find('#'));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower_case(trimmed(line.substr(0, colon)));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (key == "user-agent") {
      if (in_rules) to_own = to_all = in_rules = false;
      to_own = to_own || product_token(value) == name;
      to_all = to_all || value == "*";
      any_own = any_own || to_own;
    } else if (key == "allow" || key == "disallow" || key == "crawl-delay") {
      in_rules = true;
      if (to_own) own.add(key, value);
      if (to_all) others.add(key, value);
    }
  }
  *this = any_own ? std::move(own) : std::move(others);
}

void Robots::add(std::string_view key, std::string_view value) {
  if (key == "crawl-delay") {
    int seconds = 0;
    std::from_chars(value.data(), value.data() + value.size(), seconds);
    delay_ = std::clamp(std::chrono::seconds(seconds), std::chrono::seconds(0), kLongestDelay);
  } else if (!value.empty()) {
    rules_.push_back({normalised(value), key == "allow"});
  }
}

bool Robots::allows(std::string_view target) const {
  const std::string path = normalised(target);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    // The longest pattern counts; of equal ones the one that allows.
    const bool better = best == nullptr || rule.pattern.size() > best->pattern.size() ||
                        (rule.pattern.size() == best->pattern.size() && rule.allow);
    if (better && matches(rule.pattern, path)) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace blattwerk::ingest::web
