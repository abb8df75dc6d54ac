#pragma once

#include <string>
#include <vector>

#include "formats/html/tree.h"
#include "formats/site_rules.h"

namespace blattwerk::formats::html {

/// What the rules of its site say about one page; all empty for a page without rules.
struct PageMarks {
  std::string title;
  std::string kicker;
  NodeId lead = 0;
  std::vector<NodeId> body;  ///< elements, in the order of the page
  std::vector<NodeId> drop;  ///< likewise
};

PageMarks mark(const Tree& tree, const PageRules& rules);

/// Whether a node lies in one of some elements that are in the order of the page, none in another.
bool lies_within(const Tree& tree, const std::vector<NodeId>& elements, NodeId id);

}  // namespace blattwerk::formats::html
