#include "formats/markdown_inline.h"

#include <algorithm>
#include <vector>

#include "formats/html/character_reference.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kLongestAddress = 2000;
constexpr std::size_t kLongestTag = 300;

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

bool is_punctuation(char c) {
  return c > ' ' && c < 0x7F && !is_alphanumeric(c);
}

// Where the bracket that opens before `at` closes; npos where it does not within a reasonable length.
std::size_t closing(std::string_view line, std::size_t at, char close, std::size_t limit) {
  return line.substr(0, std::min(line.size(), at + limit)).find(close, at);
}

// Behind the address of a link, `(…)` or `[…]`, that starts at `at`; `at` itself where none does.
std::size_t behind_target(std::string_view line, std::size_t at) {
  if (at >= line.size() || (line[at] != '(' && line[at] != '[')) return at;
  const std::size_t end = closing(line, at + 1, line[at] == '(' ? ')' : ']', kLongestAddress);
  return end == std::string_view::npos ? at : end + 1;
}

class Inline {
 public:
  explicit Inline(std::string_view line) : line_(line) {}

  std::string text() {
    while (at_ < line_.size()) step();
    return std::move(text_);
  }

 private:
  void step() {
    const char c = line_[at_];
    switch (c) {
      case '\\':
        if (at_ + 1 < line_.size() && is_punctuation(line_[at_ + 1])) ++at_;
        text_ += line_[at_++];
        return;
      case '`':
        ++at_;
        return;
      case '*':
      case '~':
        return emphasis(c);
      case '_':
        return underscore();
      case '!':
        if (at_ + 1 < line_.size() && line_[at_ + 1] == '[') return picture();
        break;
      case '[':
        return link();
      case ']':
        return link_end();
      case '<':
        return tag();
      case '&':
        return reference();
      default:
        break;
    }
    text_ += c;
    ++at_;
  }

  // `*` marks emphasis where it touches a word, `~~` what is struck out; a lone mark between blanks is
  // itself.
  void emphasis(char mark) {
    const std::size_t begin = at_;
    while (at_ < line_.size() && line_[at_] == mark) ++at_;
    const bool blank_before = begin == 0 || line_[begin - 1] == ' ';
    const bool blank_behind = at_ == line_.size() || line_[at_] == ' ';
    const bool lone = (blank_before && blank_behind) || (mark == '~' && at_ - begin == 1);
    if (lone) text_.append(line_, begin, at_ - begin);
  }

  // Within a word an underscore is part of it.
  void underscore() {
    const std::size_t begin = at_;
    while (at_ < line_.size() && line_[at_] == '_') ++at_;
    const bool word_before = begin > 0 && is_alphanumeric(line_[begin - 1]);
    const bool word_behind = at_ < line_.size() && is_alphanumeric(line_[at_]);
    if (word_before == word_behind) text_.append(line_, begin, at_ - begin);
  }

  void picture() {
    const std::size_t end = line_.substr(0, at_ + kLongestAddress).find("](", at_ + 2);
    const std::size_t behind = end == std::string_view::npos ? 0 : behind_target(line_, end + 1);
    if (end == std::string_view::npos || behind == end + 1) {
      text_ += line_[at_++];
      return;
    }
    at_ = behind;
  }

  void link() {
    if (at_ + 1 < line_.size() && line_[at_ + 1] == '^') {  // a footnote's mark
      const std::size_t end = closing(line_, at_ + 2, ']', 30);
      if (end != std::string_view::npos) {
        at_ = end + 1;
        return;
      }
    }
    open_brackets_.push_back(text_.size());
    text_ += line_[at_++];
  }

  // Of `[text](address)` the text stays.
  void link_end() {
    ++at_;
    if (open_brackets_.empty()) {
      text_ += ']';
      return;
    }
    const std::size_t open = open_brackets_.back();
    open_brackets_.pop_back();
    const std::size_t behind = behind_target(line_, at_);
    if (behind == at_) {
      text_ += ']';
      return;
    }
    text_.erase(open, 1);
    at_ = behind;
  }

  void tag() {
    const std::size_t end = closing(line_, at_ + 1, '>', kLongestTag);
    const char next = at_ + 1 < line_.size() ? line_[at_ + 1] : ' ';
    const bool opens = next == '/' || next == '!' || (is_alphanumeric(next) && (next & 0x80) == 0);
    if (end == std::string_view::npos || !opens) {
      text_ += line_[at_++];
      return;
    }
    const std::string_view inside = line_.substr(at_ + 1, end - at_ - 1);
    if (inside.find("://") != std::string_view::npos && inside.find(' ') == std::string_view::npos)
      text_ += inside;
    if (inside.starts_with("br")) text_ += ' ';
    at_ = end + 1;
  }

  void reference() {
    const std::size_t end = closing(line_, at_ + 1, ';', 34);
    const std::size_t behind = end == std::string_view::npos ? at_ + 1 : end + 1;
    html::append_decoded(line_.substr(at_, behind - at_), html::ReferencePlace::text, text_);
    at_ = behind;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::string text_;
  std::vector<std::size_t> open_brackets_;  // where in the text
};

}  // namespace

std::string markdown_text(std::string_view line) {
  return Inline(line).text();
}

}  // namespace blattwerk::formats
