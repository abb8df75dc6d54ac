#include <string>
#include <unordered_map>
#include <vector>

#include "formats/office_document.h"
#include "formats/xml.h"

// Documents of LibreOffice: OpenDocument text (ISO 26300).

namespace blattwerk::formats {
namespace {

using Style = WrittenParagraph::Style;

bool accepts(std::string_view head, const FileHints&) {
  return is_package_of(head, "application/vnd.oasis.opendocument.text");
}

Style style_of_name(std::string_view name) {
  if (name == "Title") return Style::title;
  if (name == "Subtitle") return Style::subtitle;
  if (name.starts_with("Heading")) return Style::heading;
  if (name.starts_with("Quotation")) return Style::quote;
  return Style::text;
}

// Notes and comments are no text of the paragraph.
void append_text(const xmlNode* node, std::string& text) {
  for (const xmlNode* inner = node->children; inner != nullptr; inner = inner->next) {
    if (inner->type == XML_TEXT_NODE) {
      text += reinterpret_cast<const char*>(inner->content);
      continue;
    }
    const std::string_view name = xml::name_of(inner);
    if (name == "s" || name == "tab" || name == "line-break") {
      text += ' ';
    } else if (!name.empty() && name != "note" && name != "annotation" && name != "frame") {
      append_text(inner, text);
    }
  }
}

class ContentReader {
 public:
  explicit ContentReader(std::string_view part) : source_(part), stream_(source_, "") {}

  std::vector<WrittenParagraph> read() {
    for (bool more = stream_.next(); more;) {
      const std::string_view name = stream_.name();
      if (stream_.depth() <= list_depth_) list_depth_ = kNoList;
      if (name == "tracked-changes" || name == "annotation" || name == "note") {
        more = stream_.skip();
      } else if (name == "style") {
        more = read_style();
      } else if (name == "h" || name == "p") {
        more = read_paragraph(name == "h");
      } else {
        if (name == "list" && list_depth_ == kNoList) list_depth_ = stream_.depth();
        more = stream_.next();
      }
    }
    return std::move(paragraphs_);
  }

 private:
  static constexpr int kNoList = -1;

  // A style made for one paragraph (`P1`) says from which it comes.
  bool read_style() {
    const xmlNode* style = stream_.element();
    if (style == nullptr) return false;
    parents_.emplace(xml::attribute(style, "name"), xml::attribute(style, "parent-style-name"));
    return stream_.skip();
  }

  bool read_paragraph(bool is_heading) {
    const xmlNode* node = stream_.element();
    if (node == nullptr) return false;
    WrittenParagraph paragraph;
    append_text(node, paragraph.text);
    std::string style = xml::attribute(node, "style-name");
    if (const auto parent = parents_.find(style); parent != parents_.end() && !parent->second.empty())
      style = parent->second;
    paragraph.style = is_heading ? Style::heading : style_of_name(style);
    if (paragraph.style == Style::text && list_depth_ != kNoList) paragraph.style = Style::list_item;
    paragraphs_.push_back(std::move(paragraph));
    return stream_.skip();
  }

  MemorySource source_;
  xml::Stream stream_;
  std::unordered_map<std::string, std::string> parents_;
  std::vector<WrittenParagraph> paragraphs_;
  int list_depth_ = kNoList;
};

std::vector<WrittenParagraph> read_text(const Package& package) {
  return ContentReader(package.part("content.xml")).read();
}

constexpr OfficeFormat kFormat = {
    .name = "odt",
    .text_part = "content.xml",
    .styles_part = "",
    .properties_part = "meta.xml",
    .properties = "meta",
    .author = "initial-creator",
    .keywords = "keyword",
    .created = "creation-date",
    .read_text = read_text,
};

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  read_office_document(kFormat, source, hints, limits, sink);
}

}  // namespace

Reader odt_reader() {
  return {"odt", accepts, read};
}

}  // namespace blattwerk::formats
