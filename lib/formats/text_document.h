#pragma once

#include <string>
#include <vector>

#include "formats/document.h"

namespace blattwerk::formats {

/// A paragraph of a document written in an office program.
struct WrittenParagraph {
  enum class Style : std::uint8_t { text, title, subtitle, heading, list_item, quote };

  Style style = Style::text;
  std::string text;
};

/// Fills title, header fields and blocks from the paragraphs of a written document: the title is what has
/// that style, or a heading or short line at the start; below it what `read_text_header` knows is read.
void read_written(std::vector<WrittenParagraph> paragraphs, Document& document);

}  // namespace blattwerk::formats
