#include "formats/text_document.h"

#include <algorithm>

#include "formats/blocks.h"
#include "formats/fields.h"
#include "formats/text_header.h"

namespace blattwerk::formats {
namespace {

using Style = WrittenParagraph::Style;

// So many paragraphs may be the head of a document.
constexpr std::size_t kHeadParagraphs = 12;

Block::Kind kind_of(Style style) {
  switch (style) {
    case Style::heading:
    case Style::subtitle:
      return Block::Kind::heading;
    case Style::list_item:
      return Block::Kind::list_item;
    case Style::quote:
      return Block::Kind::quote;
    case Style::text:
    case Style::title:
      break;
  }
  return Block::Kind::text;
}

// The head as lines with a blank line behind each paragraph.
std::vector<std::string_view> lines_of(const std::vector<WrittenParagraph>& paragraphs) {
  std::vector<std::string_view> lines;
  for (std::size_t i = 0; i < std::min(paragraphs.size(), kHeadParagraphs); ++i) {
    lines.push_back(paragraphs[i].text);
    lines.push_back({});
  }
  return lines;
}

}  // namespace

void read_written(std::vector<WrittenParagraph> paragraphs, Document& document) {
  std::erase_if(paragraphs, [](WrittenParagraph& paragraph) {
    paragraph.text = one_line(paragraph.text);
    return paragraph.text.empty();
  });
  if (paragraphs.empty()) return;
  const auto titled = std::find_if(paragraphs.begin(), paragraphs.end(),
                                   [](const auto& paragraph) { return paragraph.style == Style::title; });
  if (titled != paragraphs.end()) {
    document.title = titled->text;
    paragraphs.erase(titled);
  } else if (paragraphs.front().style == Style::heading) {
    document.title = paragraphs.front().text;
    paragraphs.erase(paragraphs.begin());
  }
  const auto lines = lines_of(paragraphs);
  const std::size_t used =
      document.title.empty() ? read_text_header(lines, document) : read_header_lines(lines, document);
  paragraphs.erase(paragraphs.begin(), paragraphs.begin() + static_cast<std::ptrdiff_t>(
                                                                std::min((used + 1) / 2, paragraphs.size())));

  settle_dates(document);

  bool has_heading = false;
  for (WrittenParagraph& paragraph : paragraphs) {
    document.blocks.push_back({kind_of(paragraph.style), std::move(paragraph.text)});
    has_heading = has_heading || document.blocks.back().kind == Block::Kind::heading;
  }
  if (!has_heading) return find_kinds(document.blocks);
  const auto lead = std::find_if(document.blocks.begin(), document.blocks.end(),
                                 [](const Block& block) { return block.kind == Block::Kind::text; });
  if (lead != document.blocks.end()) lead->kind = Block::Kind::lead;
}

}  // namespace blattwerk::formats
