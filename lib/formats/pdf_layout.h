#pragma once

#include <string>
#include <vector>

#include "formats/text_document.h"

namespace blattwerk::formats {

/// A word on a page, with its box in points from the page's top left corner.
struct PlacedWord {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double size = 0;  ///< of its font
  bool bold = false;
};

struct PlacedPage {
  double height = 0;
  std::vector<PlacedWord> words;  ///< those of a line one after another
};

/// Finds lines and paragraphs in placed words, and what they are by their type: the largest on the first page
/// is the title, larger or bolder than most is a heading.
///
/// A paragraph ends at a gap, an indented line, another size of type; it goes on over columns and pages where
/// its sentence does. Hyphenation is undone, running titles and page numbers are left out. Cost: linear.
std::vector<WrittenParagraph> paragraphs_of_pages(const std::vector<PlacedPage>& pages);

}  // namespace blattwerk::formats
