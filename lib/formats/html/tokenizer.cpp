#include "formats/html/tokenizer.h"

#include <algorithm>
#include <utility>

#include "formats/html/ascii.h"

namespace blattwerk::formats::html {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kCdata = "<![CDATA[";

/// Whether a `<` at the front starts markup, not text.
bool opens_markup(std::string_view text) {
  if (text.size() < 2) return false;
  const char next = text[1];
  return is_letter(next) || next == '/' || next == '!' || next == '?';
}

bool ends_tag_name(char c) {
  return is_space(c) || c == '/' || c == '>';
}

bool names_element(std::string_view text, std::string_view element) {
  return text.size() > element.size() && ends_tag_name(text[element.size()]) &&
         std::equal(element.begin(), element.end(), text.begin(),
                    [](char left, char right) { return to_lower(left) == to_lower(right); });
}

std::size_t find_end_tag(std::string_view text, std::string_view element) {
  std::size_t end = text.find("</");
  while (end != kNone && !names_element(text.substr(end + 2), element)) end = text.find("</", end + 2);
  return end;
}

/// A script that opens a comment and in it names `<script>` ends only behind the end tag of that (the
/// standard's script data double escaped state): old pages hide their scripts so.
std::size_t find_script_end(std::string_view text) {
  enum class State { plain, escaped, double_escaped };
  State state = State::plain;
  std::size_t at = 0;
  while (true) {
    at = state == State::plain ? text.find('<', at) : text.find_first_of("<-", at);
    if (at == kNone) return kNone;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("</") && names_element(rest.substr(2), "script")) {
      if (state != State::double_escaped) return at;
      state = State::escaped;
    } else if (state == State::plain && rest.starts_with("<!--")) {
      state = State::escaped;
      ++at;  // `<!-->` is a whole comment
    } else if (state == State::escaped && rest[0] == '<' && names_element(rest.substr(1), "script")) {
      state = State::double_escaped;
    } else if (rest.starts_with("-->")) {
      state = State::plain;
    }
    ++at;
  }
}

}  // namespace

bool Tokenizer::next(Token& token, std::vector<Attribute>& attributes) {
  while (!rest_.empty()) {
    if (rest_[0] != '<' || !opens_markup(rest_)) {
      std::size_t end = rest_.find('<', 1);
      while (end != kNone && !opens_markup(rest_.substr(end))) end = rest_.find('<', end + 1);
      return take_text(token, std::min(end, rest_.size()));
    }
    if (foreign_ && rest_.starts_with(kCdata)) {
      rest_.remove_prefix(kCdata.size());
      const std::size_t end = std::min(rest_.find("]]>"), rest_.size());
      take_text(token, end);
      rest_.remove_prefix(std::min<std::size_t>(3, rest_.size()));
      return true;
    }
    const bool end_tag = rest_[1] == '/';
    if (is_letter(rest_[1]) || (end_tag && rest_.size() > 2 && is_letter(rest_[2]))) {
      if (take_tag(token, attributes)) return true;
      rest_ = {};  // a tag that the page's end cuts is dropped
    } else if (end_tag && rest_.size() == 2) {
      return take_text(token, 2);
    } else {
      skip_declaration();
    }
  }
  return false;
}

std::string_view Tokenizer::take_raw_text(std::string_view element) {
  const std::size_t end =
      equals_ignoring_case(element, "script") ? find_script_end(rest_) : find_end_tag(rest_, element);
  if (end == kNone) return std::exchange(rest_, {});
  const std::string_view content = rest_.substr(0, end);
  rest_.remove_prefix(std::min(rest_.find('>', end), rest_.size() - 1) + 1);
  return content;
}

bool Tokenizer::take_text(Token& token, std::size_t length) {
  token = Token{.kind = Token::Kind::text, .raw = rest_.substr(0, length)};
  rest_.remove_prefix(length);
  return true;
}

bool Tokenizer::take_tag(Token& token, std::vector<Attribute>& attributes) {
  const bool end_tag = rest_[1] == '/';
  const std::size_t name = end_tag ? 2 : 1;
  std::size_t at = name;
  while (at < rest_.size() && !ends_tag_name(rest_[at])) ++at;
  token = Token{.kind = end_tag ? Token::Kind::end_tag : Token::Kind::start_tag,
                .raw = rest_.substr(name, at - name)};
  token.tag = find_tag(token.raw);
  std::size_t count = 0;
  while (at < rest_.size()) {
    const char c = rest_[at];
    if (c == '>') {
      rest_.remove_prefix(at + 1);
      return true;
    }
    if (is_space(c) || c == '/') {
      token.self_closing = c == '/' && at + 1 < rest_.size() && rest_[at + 1] == '>';
      ++at;
      continue;
    }
    Attribute attribute;
    if (!take_attribute(at, attribute)) return false;
    if (!end_tag && ++count <= kMaxAttributes) attributes.push_back(attribute);
  }
  return false;
}

bool Tokenizer::take_attribute(std::size_t& at, Attribute& attribute) const {
  const std::size_t name = at++;  // a leading `=` is part of the name
  while (at < rest_.size() && !ends_tag_name(rest_[at]) && rest_[at] != '=') ++at;
  attribute.name = rest_.substr(name, at - name);
  std::size_t equals = at;
  while (equals < rest_.size() && is_space(rest_[equals])) ++equals;
  if (equals >= rest_.size()) return false;
  if (rest_[equals] != '=') return true;
  at = equals + 1;
  while (at < rest_.size() && is_space(rest_[at])) ++at;
  if (at >= rest_.size()) return false;
  const char quote = rest_[at];
  if (quote == '"' || quote == '\'') {
    const std::size_t end = rest_.find(quote, at + 1);
    if (end == kNone) return false;
    attribute.raw_value = rest_.substr(at + 1, end - at - 1);
    at = end + 1;
    return true;
  }
  const std::size_t value = at;
  while (at < rest_.size() && !is_space(rest_[at]) && rest_[at] != '>') ++at;
  attribute.raw_value = rest_.substr(value, at - value);
  return true;
}

void Tokenizer::skip_declaration() {
  if (!rest_.starts_with("<!--")) {
    rest_.remove_prefix(std::min(rest_.find('>'), rest_.size() - 1) + 1);
    return;
  }
  rest_.remove_prefix(4);
  if (rest_.starts_with('>')) return rest_.remove_prefix(1);
  if (rest_.starts_with("->")) return rest_.remove_prefix(2);
  for (std::size_t dashes = rest_.find("--"); dashes != kNone; dashes = rest_.find("--", dashes + 1)) {
    const std::string_view behind = rest_.substr(dashes + 2);
    if (behind.starts_with('>')) return rest_.remove_prefix(dashes + 3);
    if (behind.starts_with("!>")) return rest_.remove_prefix(dashes + 4);
  }
  rest_ = {};
}

}  // namespace blattwerk::formats::html
