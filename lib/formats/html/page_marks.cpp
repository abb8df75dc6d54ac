#include "formats/html/page_marks.h"

#include <algorithm>

#include "formats/html/text_blocks.h"

namespace blattwerk::formats::html {
namespace {

constexpr std::size_t kLongestTitle = 500;  // bytes; what is longer is another element than the rule means

std::vector<NodeId> first_that_finds(const Tree& tree, const std::vector<Selector>& selectors) {
  for (const Selector& selector : selectors) {
    if (auto found = selector.find_all(tree); !found.empty()) return found;
  }
  return {};
}

std::string first_line(const Tree& tree, const std::vector<Selector>& selectors) {
  for (const Selector& selector : selectors) {
    for (const NodeId id : selector.find_all(tree)) {
      std::string text = collapse(tree.text(id));
      if (!text.empty() && text.size() <= kLongestTitle) return text;
    }
  }
  return {};
}

/// In the order of the page, none inside another.
std::vector<NodeId> outermost(const Tree& tree, std::vector<NodeId> elements) {
  std::ranges::sort(elements);
  NodeId end = 0;
  std::erase_if(elements, [&](NodeId id) {
    if (id < end) return true;
    end = tree[id].end;
    return false;
  });
  return elements;
}

}  // namespace

PageMarks mark(const Tree& tree, const PageRules& rules) {
  PageMarks marks;
  marks.title = first_line(tree, rules.title);
  marks.kicker = first_line(tree, rules.kicker);
  if (const auto lead = first_that_finds(tree, rules.lead); !lead.empty()) marks.lead = lead.front();
  marks.body = first_that_finds(tree, rules.body);
  for (const Selector& selector : rules.drop) {
    const auto found = selector.find_all(tree);
    marks.drop.insert(marks.drop.end(), found.begin(), found.end());
  }
  marks.drop = outermost(tree, std::move(marks.drop));
  return marks;
}

bool lies_within(const Tree& tree, const std::vector<NodeId>& elements, NodeId id) {
  const auto behind = std::ranges::upper_bound(elements, id);
  return behind != elements.begin() && id < tree[*(behind - 1)].end;
}

}  // namespace blattwerk::formats::html
