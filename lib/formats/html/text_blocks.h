#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html/tree.h"

namespace blattwerk::formats::html {

/// One run of inline text between two block borders of a page, with what is known of it from where it stands.
struct TextBlock {
  NodeId container = 0;            ///< the innermost block element around it
  NodeId first = 0;                ///< the first node of its text
  std::string text;                ///< on one line
  std::uint32_t link_bytes = 0;    ///< how much of `text` is link text
  std::uint32_t strong_bytes = 0;  ///< how much of it is bold
  std::uint8_t heading_level = 0;  ///< 1 to 6; 0 for none
  NodeId item = 0;                 ///< the `<li>` around it
  bool list_item = false;
  bool quote = false;
  bool table_cell = false;

  double link_share() const {
    return text.empty() ? 0 : static_cast<double>(link_bytes) / static_cast<double>(text.size());
  }
};

/// Appends `raw` with runs of white space (no-break spaces too) as one blank, without soft hyphens,
/// zero-width characters and control characters. No blank at the front of an empty `out`.
void append_collapsed(std::string_view raw, std::string& out);

/// The text on one line, without blanks at its ends.
std::string collapse(std::string_view raw);

/// All text of the page that a reader may see, in its order: without scripts, styles, form fields, drawings,
/// and what is marked as hidden. Two line breaks in a row divide blocks like paragraphs do. `left_out` are
/// elements, in the order of the page, that count as hidden. Cost: linear.
std::vector<TextBlock> text_blocks(const Tree& tree, const std::vector<NodeId>& left_out = {});

}  // namespace blattwerk::formats::html
