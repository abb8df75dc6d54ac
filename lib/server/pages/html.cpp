#include "server/pages/html.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "text/utf8.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::array<std::string_view, 8> kWithoutEnd = {"meta", "link", "input", "br",
                                                         "hr",   "img",  "wbr",   "col"};

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

// The same for text and for attribute values, which are always quoted.
void append_escaped(std::string& markup, std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '&') {
      markup += "&amp;";
    } else if (c == '<') {
      markup += "&lt;";
    } else if (c == '>') {
      markup += "&gt;";
    } else if (c == '"') {
      markup += "&quot;";
    } else if (c == '\'') {
      markup += "&#39;";
    } else if (static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F) {
      markup += c;
    } else {
      const std::size_t start = at;
      const char32_t code = text::decode(text, at);
      if (code == text::kInvalid || is_control(code)) {
        markup += kReplacement;
      } else {
        markup += text.substr(start, at - start);
      }
      continue;
    }
    ++at;
  }
}

}  // namespace

Html::Html(std::string_view text) {
  markup_.reserve(text.size() + text.size() / 16);
  append_escaped(markup_, text);
}

Attribute::Attribute(AttributeName name, double value)
    : name_(name.view()), value_(fmt::format("{:.1f}", value)) {
  if (value_.ends_with(".0")) value_.resize(value_.size() - 2);
}

Attribute only_if(bool condition, Attribute attribute) {
  if (!condition) attribute.name_ = {};
  return attribute;
}

Attribute href(const Link& link) {
  return Attribute::address("href", link.string());
}

Attribute src(const Link& link) {
  return Attribute::address("src", link.string());
}

Attribute action(const Link& link) {
  return Attribute::address("action", link.string());
}

Attribute href_outside(std::string_view url) {
  const bool allowed = url.starts_with("https://") || url.starts_with("http://");
  return Attribute::address(allowed ? "href" : "", std::string(url));
}

ElementWriter::ElementWriter(TagName tag, std::initializer_list<Attribute> attributes) : tag_(tag.view()) {
  std::string& markup = html_.markup_;
  markup += '<';
  markup += tag_;
  for (const Attribute& attribute : attributes) {
    if (attribute.name_.empty()) continue;
    markup += ' ';
    markup += attribute.name_;
    markup += "=\"";
    append_escaped(markup, attribute.value_);
    markup += '"';
  }
  markup += '>';
}

Html ElementWriter::finish() {
  if (std::ranges::find(kWithoutEnd, tag_) == kWithoutEnd.end()) {
    html_.markup_ += "</";
    html_.markup_ += tag_;
    html_.markup_ += '>';
  }
  return std::move(html_);
}

Html ElementWriter::script(const Link& source) {
  Html html;
  html.markup_ = "<script type=\"module\" src=\"";
  append_escaped(html.markup_, source.string());
  html.markup_ += "\"></script>";
  return html;
}

Html ElementWriter::document(const Html& root) {
  Html html;
  html.markup_ = "<!DOCTYPE html>\n" + root.markup_ + '\n';
  return html;
}

}  // namespace blattwerk::server::pages
