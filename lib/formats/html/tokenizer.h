#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/html/tree.h"

namespace blattwerk::formats::html {

struct Token {
  enum class Kind : std::uint8_t { start_tag, end_tag, text };

  Kind kind = Kind::text;
  Tag tag = Tag::other;
  bool self_closing = false;
  std::string_view raw;  ///< the text, or the tag's name
};

/// Divides a page into tags and text, after the HTML standard (13.2.5). Comments and the doctype are passed
/// over.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view page) : rest_(page) {}

  /// The next token; false at the end. The attributes of a start tag are appended to `attributes`.
  bool next(Token& token, std::vector<Attribute>& attributes);

  /// Takes the content of a raw text element, whose start tag was the last token, up to its end tag, and the
  /// end tag.
  std::string_view take_raw_text(std::string_view element);

  /// Whether `<![CDATA[` opens a text, as it does in foreign content only.
  void set_foreign(bool foreign) { foreign_ = foreign; }

 private:
  bool take_text(Token& token, std::size_t length);
  bool take_tag(Token& token, std::vector<Attribute>& attributes);
  void skip_declaration();
  bool take_attribute(std::size_t& at, Attribute& attribute) const;

  std::string_view rest_;
  bool foreign_ = false;
};

}  // namespace blattwerk::formats::html
