#include "formats/html/tree.h"

#include "formats/html/ascii.h"
#include "formats/html/character_reference.h"

namespace blattwerk::formats::html {

std::optional<std::string_view> Tree::raw_attribute(NodeId id, std::string_view name) const {
  const Node& node = nodes_[id];
  for (std::size_t i = node.first_attribute; i < node.first_attribute + std::size_t{node.attribute_count};
       ++i) {
    if (equals_ignoring_case(attributes_[i].name, name)) return attributes_[i].raw_value;
  }
  return std::nullopt;
}

std::string Tree::attribute(NodeId id, std::string_view name) const {
  std::string value;
  if (const auto raw = raw_attribute(id, name)) append_decoded(*raw, ReferencePlace::attribute, value);
  return value;
}

void Tree::append_text(NodeId id, std::string& out) const {
  for (NodeId inner = id; inner < nodes_[id].end; ++inner) {
    const Node& node = nodes_[inner];
    if (!node.is_text) continue;
    if (is_raw_text(nodes_[node.parent].tag)) {
      out += node.raw;
    } else {
      append_decoded(node.raw, ReferencePlace::text, out);
    }
  }
}

std::string Tree::text(NodeId id) const {
  std::string content;
  append_text(id, content);
  return content;
}

}  // namespace blattwerk::formats::html
