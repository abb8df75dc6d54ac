#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "server/pages/link.h"

namespace blattwerk::server::pages {

/// HTML that may be sent as it stands. It is made only of elements whose names stand in the program and of
/// text, which is escaped on the way in: there is no way to say markup from outside, nor a script, a style or
/// a handler.
class Html {
 public:
  Html() = default;
  /// Text. Bytes that are no UTF-8 and control characters become U+FFFD.
  Html(std::string_view text);                                     // NOLINT(google-explicit-constructor)
  Html(const std::string& text) : Html(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  Html(const char* text) : Html(std::string_view(text)) {}         // NOLINT(google-explicit-constructor)

  Html& operator+=(const Html& other) {
    markup_ += other.markup_;
    return *this;
  }

  bool empty() const { return markup_.empty(); }
  const std::string& markup() const { return markup_; }

 private:
  friend class ElementWriter;
  std::string markup_;
};

/// The name of an element, of HTML or of SVG: a literal of the program, checked by the compiler.
class TagName {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval TagName(const char* name) : name_(name) {
    for (const char c : name_) {
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) throw "an element's name";
    }
    for (const std::string_view refused : {"script", "style", "iframe", "object", "embed", "base"}) {
      if (name_ == refused) throw "an element that this site has no use for";
    }
  }
  std::string_view view() const { return name_; }

 private:
  std::string_view name_;
};

/// The name of an attribute whose value is plain text. Addresses have functions of their own below; the
/// Content-Security-Policy allows neither handlers nor styles.
class AttributeName {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval AttributeName(const char* name) : name_(name) {
    for (const char c : name_) {
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) {
        throw "an attribute's name";
      }
    }
    if (name_.starts_with("on")) throw "a handler";
    for (const std::string_view refused :
         {"style", "href", "src", "action", "formaction", "srcdoc", "srcset"}) {
      if (name_ == refused) throw "an attribute with a function of its own, or none";
    }
  }
  std::string_view view() const { return name_; }

 private:
  std::string_view name_;
};

/// An attribute with its value, or none at all.
class Attribute {
 public:
  Attribute(AttributeName name, std::string_view value) : name_(name.view()), value_(value) {}
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) Attribute(AttributeName name, Number value)
      : name_(name.view()), value_(std::to_string(value)) {}
  /// Rounded to a tenth, which is finer than a pixel.
  Attribute(AttributeName name, double value);

 private:
  Attribute() = default;
  static Attribute address(std::string_view name, std::string value) {
    Attribute attribute;
    attribute.name_ = name;
    attribute.value_ = std::move(value);
    return attribute;
  }
  friend Attribute only_if(bool condition, Attribute attribute);
  friend Attribute href(const Link& link);
  friend Attribute href_outside(std::string_view url);
  friend Attribute src(const Link& link);
  friend Attribute action(const Link& link);
  friend class ElementWriter;

  std::string_view name_;  // empty: no attribute
  std::string value_;
};

/// The attribute where the condition holds, else none.
Attribute only_if(bool condition, Attribute attribute);
/// An attribute without a value, such as `open`, where the condition holds.
inline Attribute flag(AttributeName name, bool condition = true) {
  return only_if(condition, Attribute(name, ""));
}
Attribute href(const Link& link);
Attribute src(const Link& link);
Attribute action(const Link& link);
/// A link to somewhere else: only where the address is one of http or https; else none.
Attribute href_outside(std::string_view url);

/// Writes one element.
class ElementWriter {
 public:
  ElementWriter(TagName tag, std::initializer_list<Attribute> attributes);
  void add(const Html& child) { html_ += child; }
  Html finish();
  /// A script of this site; its text is always empty.
  static Html script(const Link& source);
  static Html document(const Html& root);

 private:
  std::string_view tag_;
  Html html_;
};

/// `element("p", {{"class", "lead"}}, text, element("em", {}, more))`.
template <typename... Children>
Html element(TagName tag, std::initializer_list<Attribute> attributes, const Children&... children) {
  ElementWriter writer(tag, attributes);
  (writer.add(children), ...);
  return writer.finish();
}

/// A script of this site, run when the page is there.
inline Html script(const Link& source) {
  return ElementWriter::script(source);
}

/// The root element with the document type before it.
inline Html document(const Html& root) {
  return ElementWriter::document(root);
}

/// Several pieces, one behind the other.
template <typename... Pieces>
Html join(const Pieces&... pieces) {
  Html all;
  ((all += pieces), ...);
  return all;
}

}  // namespace blattwerk::server::pages
