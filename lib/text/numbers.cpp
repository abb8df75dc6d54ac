#include "text/numbers.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace blattwerk::text {
namespace {

struct Number {
  std::vector<std::string_view> groups;
  std::string marks;  ///< between them; the typographic apostrophe as '
};

Number take_apart(std::string_view text) {
  Number number;
  std::size_t start = 0;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && is_digit(text[at])) continue;
    number.groups.push_back(text.substr(start, at - start));
    if (at == text.size()) break;
    number.marks.push_back(static_cast<unsigned char>(text[at]) < 0x80 ? text[at] : '\'');
    while (at + 1 < text.size() && !is_digit(text[at + 1])) ++at;
    start = at + 1;
  }
  return number;
}

int value_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_between(std::string_view digits, int least, int most) {
  return digits.size() <= 2 && value_of(digits) >= least && value_of(digits) <= most;
}

}  // namespace

std::optional<std::string> number_term(std::string_view text, bool dotted) {
  const Number number = take_apart(text);
  const auto& groups = number.groups;
  const std::string& marks = number.marks;
  if (marks.empty()) return std::string(text);

  // Thousands, maybe with decimals.
  std::size_t thousands = 0;
  while (thousands < marks.size() && (marks[thousands] == '.' || marks[thousands] == '\'') &&
         marks[thousands] == marks[0] && groups[thousands + 1].size() == 3) {
    ++thousands;
  }
  const bool decimals_only = thousands + 1 == marks.size() && marks[thousands] == ',';
  if (thousands > 0 && groups[0].size() <= 3 && groups[0] != "0" &&
      (thousands == marks.size() || decimals_only)) {
    std::string joined;
    for (std::size_t i = 0; i <= thousands; ++i) joined += groups[i];
    if (decimals_only) joined.append(",").append(groups.back());
    return joined;
  }
  if (marks.size() == 1) {
    switch (marks[0]) {
      case '.':
        if (dotted && is_between(groups[0], 1, 31) && is_between(groups[1], 1, 12)) return std::nullopt;
        return std::string(groups[0]) + "," + std::string(groups[1]);
      case ',':
        return std::string(groups[0]) + "," + std::string(groups[1]);
      case ':':
        // A time of day is written 11.39 as well; a score is not.
        return std::string(groups[0]) + (groups[1].size() == 2 && is_between(groups[0], 0, 24) ? "," : ":") +
               std::string(groups[1]);
      case '/':
        if (groups[0].size() <= 2 && groups[1].size() <= 2)
          return std::string(groups[0]) + "/" + std::string(groups[1]);
        return std::nullopt;
      default:
        return std::nullopt;
    }
  }
  const bool dots = marks == "..";
  if (dots && is_between(groups[0], 1, 31) && is_between(groups[1], 1, 12) &&
      (groups[2].size() == 2 || groups[2].size() == 4)) {
    return std::nullopt;
  }
  if (std::all_of(marks.begin(), marks.end(), [](char c) { return c == '.'; })) return std::string(text);
  return std::nullopt;
}

std::string without_leading_zeros(std::string_view digits) {
  if (digits.size() == 2 && digits[0] == '0' && digits[1] != '0') digits.remove_prefix(1);
  return std::string(digits);
}

}  // namespace blattwerk::text
