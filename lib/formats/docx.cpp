#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "formats/office_document.h"
#include "formats/xml.h"

// Documents of Microsoft Word: Office Open XML (ISO 29500).

namespace blattwerk::formats {
namespace {

using Style = WrittenParagraph::Style;
using Styles = std::unordered_map<std::string, Style>;

bool accepts(std::string_view head, const FileHints&) {
  return head.starts_with("PK\x03\x04") && head.find("[Content_Types].xml") != std::string_view::npos;
}

// By the name a style has in every language of the program (`heading 1`); its id may be German
// (`berschrift1`).
Style style_of_name(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (name == "title" || name == "titel") return Style::title;
  if (name == "subtitle" || name == "untertitel") return Style::subtitle;
  if (name.starts_with("heading") || name.starts_with("überschrift") || name.starts_with("berschrift"))
    return Style::heading;
  if (name.find("quote") != std::string::npos || name.find("zitat") != std::string::npos) return Style::quote;
  if (name.starts_with("list")) return Style::list_item;
  return Style::text;
}

Styles read_styles(std::string_view part) {
  Styles styles;
  MemorySource source(part);
  xml::Stream stream(source, "");
  for (bool more = stream.next(); more;) {
    if (stream.name() != "style") {
      more = stream.next();
      continue;
    }
    const xmlNode* style = stream.element();
    if (style == nullptr) break;
    styles.emplace(xml::attribute(style, "styleId"),
                   style_of_name(xml::attribute(xml::child(style, "name"), "val")));
    more = stream.skip();
  }
  return styles;
}

// The text of a paragraph in its order; what was deleted or is a field's code is no text of it.
void append_text(const xmlNode* node, std::string& text) {
  for (const xmlNode* inner : xml::children(node)) {
    const std::string_view name = xml::name_of(inner);
    if (name == "t") {
      text += xml::text(inner);
    } else if (name == "tab" || name == "br" || name == "cr") {
      text += ' ';
    } else if (name == "noBreakHyphen") {
      text += '-';
    } else if (name == "r" || name == "hyperlink" || name == "ins" || name == "smartTag" || name == "sdt" ||
               name == "sdtContent" || name == "fldSimple") {
      append_text(inner, text);
    }
  }
}

WrittenParagraph read_paragraph(const xmlNode* node, const Styles& styles) {
  WrittenParagraph paragraph;
  append_text(node, paragraph.text);
  const xmlNode* properties = xml::child(node, "pPr");
  const std::string id = xml::attribute(xml::child(properties, "pStyle"), "val");
  const auto style = styles.find(id);
  paragraph.style = style == styles.end() ? style_of_name(id) : style->second;
  if (paragraph.style == Style::text && xml::child(properties, "numPr") != nullptr)
    paragraph.style = Style::list_item;
  if (paragraph.style == Style::text && xml::child(properties, "outlineLvl") != nullptr)
    paragraph.style = Style::heading;
  return paragraph;
}

std::vector<WrittenParagraph> read_paragraphs(std::string_view part, const Styles& styles) {
  std::vector<WrittenParagraph> paragraphs;
  MemorySource source(part);
  xml::Stream stream(source, "");
  for (bool more = stream.next(); more;) {
    const std::string_view name = stream.name();
    if (name == "Fallback") {  // the same text once more, for older programs
      more = stream.skip();
    } else if (name == "p") {
      const xmlNode* node = stream.element();
      if (node == nullptr) break;
      paragraphs.push_back(read_paragraph(node, styles));
      more = stream.skip();
    } else {
      more = stream.next();
    }
  }
  return paragraphs;
}

std::vector<WrittenParagraph> read_text(const Package& package) {
  return read_paragraphs(package.part("word/document.xml"), read_styles(package.part("word/styles.xml")));
}

constexpr OfficeFormat kFormat = {
    .name = "docx",
    .text_part = "word/document.xml",
    .styles_part = "word/styles.xml",
    .properties_part = "docProps/core.xml",
    .properties = "",
    .author = "creator",
    .keywords = "keywords",
    .created = "created",
    .read_text = read_text,
};

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  read_office_document(kFormat, source, hints, limits, sink);
}

}  // namespace

Reader docx_reader() {
  return {"docx", accepts, read};
}

}  // namespace blattwerk::formats
