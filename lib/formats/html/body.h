#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/document.h"
#include "formats/html/text_blocks.h"
#include "formats/html/tree.h"

namespace blattwerk::formats::html {

/// What the page's metadata says about its text.
struct BodyHints {
  std::vector<std::string> titles;  ///< headlines in any wording, best first
  std::string description;          ///< often the lead, or a short form of it
  std::string article_body;         ///< schema.org `articleBody`: the text in one string, divisions lost
  std::vector<std::string> paid_classes;  ///< classes of elements that hold article text for subscribers
  std::vector<NodeId> elements;  ///< that hold the text by a rule for the site; empty where there is none
  NodeId lead = 0;               ///< the element of the lead by such a rule
};

/// A page's text divided into article and the rest.
struct Body {
  std::vector<Block>
      blocks;  ///< lead, headings, paragraphs, list items, quotes; empty where the page has no article
  NodeId container = 0;  ///< the element that holds the article's paragraphs
  NodeId first = 0;      ///< the first node of the article's text, the lead included
  NodeId end = 0;        ///< behind its last node
};

/// Finds the article in a page by the density and structure of its text.
///
/// In three steps, each described where it stands: which parts of the page are furniture by their names
/// (zones.h); which element holds most of the running text (where `article_body` is stated, of that text);
/// which of its blocks are lead, headings and paragraphs. Cost: n log n in the number of blocks.
Body extract_body(const Tree& tree, const std::vector<TextBlock>& blocks, const BodyHints& hints);

}  // namespace blattwerk::formats::html
