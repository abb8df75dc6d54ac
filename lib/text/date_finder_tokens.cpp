#include "text/date_finder_tokens.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/date_finder_lexicon.h"

namespace blattwerk::text::dates {
namespace {

enum class ByteClass : std::uint8_t { letter, digit, blank, mark, mark_of_two, mark_of_three };

// Beyond ASCII all blanks and marks begin with C2 (Latin-1 signs) or E2 (General Punctuation), and nearly no
// letter does.
constexpr auto kByteClasses = [] {
  std::array<ByteClass, 256> classes{};
  for (int c = 0; c < 128; ++c)
    classes[static_cast<std::size_t>(c)] = c <= ' ' ? ByteClass::blank : ByteClass::mark;
  for (int c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = ByteClass::digit;
  for (int c = 'a'; c <= 'z'; ++c) {
    classes[static_cast<std::size_t>(c)] = classes[static_cast<std::size_t>(c - 0x20)] = ByteClass::letter;
  }
  classes[0xC2] = ByteClass::mark_of_two;
  classes[0xE2] = ByteClass::mark_of_three;
  return classes;
}();

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
ByteClass class_of(char c) {
  return kByteClasses[static_cast<unsigned char>(c)];
}

Kinds kinds_of_number(int value, int digits) {
  Kinds kinds = 0;
  if (digits <= 4) kinds |= bit(Kind::number);
  if (digits <= 2) {
    if (value >= 1 && value <= 31) kinds |= bit(Kind::day_number);
    if (value >= 1 && value <= 12) kinds |= bit(Kind::month_number);
    if (value <= 24) kinds |= bit(Kind::hour);
    if (digits == 2) kinds |= bit(Kind::short_year);
    if (digits == 2 && value < 60) kinds |= bit(Kind::minute);
  }
  if (digits == 4 && value >= 1000 && value < 2200) kinds |= bit(Kind::year);
  return kinds;
}

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Token>& out) : text_(text), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      switch (class_of(text_[at_])) {
        case ByteClass::letter:
          scan_word();
          break;
        case ByteClass::digit:
          scan_number();
          break;
        case ByteClass::blank:
          line_start_ |= text_[at_] == '\n';
          ++at_;
          break;
        case ByteClass::mark:
          scan_mark(1);
          break;
        case ByteClass::mark_of_two:
          scan_mark(2);
          break;
        case ByteClass::mark_of_three:
          scan_mark(3);
          break;
      }
    }
  }

 private:
  Token& add(std::size_t start, std::size_t end) {
    Token& token = out_.emplace_back();
    token.start = static_cast<std::uint32_t>(start);
    token.end = static_cast<std::uint32_t>(end);
    token.glued = last_end_ == start && start != 0;
    token.line_start = line_start_;
    line_start_ = false;
    last_end_ = end;
    return token;
  }

  void scan_word() {
    const std::size_t start = at_;
    do ++at_;
    while (at_ < text_.size() && class_of(text_[at_]) == ByteClass::letter);
    Token& token = add(start, at_);
    const auto word = text_.substr(start, at_ - start);
    token.capital = is_upper(word[0]) ||
                    (word[0] == '\xC3' && word.size() > 1 && static_cast<unsigned char>(word[1]) < 0x9F);
    if (const auto* meaning = find_word(text_, start, at_)) {
      token.kinds = meaning->kinds;
      token.value = meaning->value;
    }
  }

  void scan_number() {
    const std::size_t start = at_;
    int value = 0;
    while (at_ < text_.size() && class_of(text_[at_]) == ByteClass::digit) {
      if (at_ - start < 8) value = value * 10 + (text_[at_] - '0');
      ++at_;
    }
    const auto digits = std::min<std::size_t>(at_ - start, 255);
    // `90er`, `1990ern`; other letters behind a number make it a name.
    std::size_t end = at_;
    while (end < text_.size() && end - at_ <= 4 && class_of(text_[end]) == ByteClass::letter) ++end;
    const auto tail = text_.substr(at_, end - at_);
    const bool is_decade = (tail == "er" || tail == "ern" || tail == "ers") && value % 10 == 0 &&
                           (digits == 2 || (digits == 4 && value >= 1000 && value < 2200));
    if (is_decade) at_ = end;
    Token& token = add(start, at_);
    token.value = value;
    token.digits = static_cast<std::uint8_t>(digits);
    if (is_decade) {
      token.kinds = bit(Kind::decade);
    } else if (tail.empty()) {
      token.kinds = kinds_of_number(value, static_cast<int>(digits));
    }
  }

  void scan_mark(std::size_t length) {
    const std::size_t start = at_;
    at_ = std::min(at_ + length, text_.size());
    const auto mark = text_.substr(start, at_ - start);
    if ((mark == "'" || mark == "\u2019") && scan_short_year(start)) return;
    if (mark == "\u00A0" || mark == "\u202F" || mark == "\u2009") return;  // blanks that don't break lines
    Token& token = add(start, at_);
    switch (mark[0]) {
      case '.':
        token.kinds = bit(Kind::stop);
        break;
      case ',':
        token.kinds = bit(Kind::comma);
        break;
      case ':':
        token.kinds = bit(Kind::colon);
        break;
      case '/':
        token.kinds = bit(Kind::slash);
        break;
      case '(':
        token.kinds = bit(Kind::bracket);
        break;
      case '-':
        token.kinds = bit(Kind::dash);
        break;
      default:
        if (mark == "\u2013") token.kinds = bit(Kind::dash);
    }
  }

  // `Herbst '89`, but not `'68'`; `at_` is behind the apostrophe at `start`.
  bool scan_short_year(std::size_t start) {
    const auto is_digit_at = [&](std::size_t at) {
      return at < text_.size() && class_of(text_[at]) == ByteClass::digit;
    };
    if (last_end_ == start && start != 0) return false;
    if (!is_digit_at(at_) || !is_digit_at(at_ + 1)) return false;
    const auto behind = text_.substr(at_ + 2);
    if (is_digit_at(at_ + 2) || behind.starts_with('\'') || behind.starts_with("\u2019") ||
        (!behind.empty() && class_of(behind[0]) == ByteClass::letter))
      return false;
    const int value = (text_[at_] - '0') * 10 + text_[at_ + 1] - '0';
    at_ += 2;
    Token& token = add(start, at_);
    token.value = value + (value < 40 ? 2000 : 1900);
    token.digits = 2;
    token.kinds = bit(Kind::year);
    return true;
  }

  std::string_view text_;
  std::vector<Token>& out_;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;
  bool line_start_ = true;
};

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& out) {
  out.clear();
  Scanner(text, out).run();
}

}  // namespace blattwerk::text::dates
