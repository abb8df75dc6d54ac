#include <algorithm>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "formats/fields.h"
#include "formats/package.h"
#include "formats/reader.h"
#include "formats/text_document.h"
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

void read_properties(std::string_view part, Document& document) {
  MemorySource source(part);
  xml::Stream stream(source, "");
  if (!stream.next()) return;
  const xmlNode* properties = stream.element();
  if (document.title.empty()) set_field(Field::title, xml::text(xml::child(properties, "title")), document);
  set_field(Field::authors, xml::text(xml::child(properties, "creator")), document);
  set_field(Field::topics, xml::text(xml::child(properties, "keywords")), document);
  set_field(Field::language, xml::text(xml::child(properties, "language")), document);
  if (document.published) return;
  if (const auto created = parse_field_date(xml::text(xml::child(properties, "created")))) {
    document.published = created->date_only();
  }
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  auto bytes = read_all(source, limits.article_bytes);
  if (!bytes)
    return sink.problem("", fmt::format("the document is larger than {} MB", limits.article_bytes >> 20));
  const Package package = read_package(*bytes, hints, limits, [](std::string_view path) {
    return path == "word/document.xml" || path == "word/styles.xml" || path == "docProps/core.xml";
  });
  if (package.part("word/document.xml").empty()) {
    return sink.problem("", package.problem.empty() ? "no article: an office file that is no text document"
                                                    : "the document is damaged or cut: " + package.problem);
  }
  Document document;
  document.format = "docx";
  read_written(
      read_paragraphs(package.part("word/document.xml"), read_styles(package.part("word/styles.xml"))),
      document);
  if (document.title.empty() && document.blocks.empty())
    return sink.problem("", "no article: a document without text");
  read_properties(package.part("docProps/core.xml"), document);
  document.original = *std::move(bytes);
  sink.document(std::move(document));
  if (!package.problem.empty()) sink.problem("", "the document is damaged or cut: " + package.problem);
}

}  // namespace

Reader docx_reader() {
  return {"docx", accepts, read};
}

}  // namespace blattwerk::formats
