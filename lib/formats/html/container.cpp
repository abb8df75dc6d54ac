#include "formats/html/container.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "formats/html/ascii.h"

namespace blattwerk::formats::html {
namespace {

/// An `<article>` that holds little more than a heading and a link: a teaser for another one.
bool is_teaser(const Tree& tree, NodeId id, const std::vector<TextBlock>& blocks,
               const TextWeights& weights) {
  constexpr NodeId kMostNodes = 400;
  constexpr std::size_t kMostBlocks = 12;
  const NodeId end = tree[id].end;
  const auto first = static_cast<std::ptrdiff_t>(weights.begin_of(id));
  const auto last = static_cast<std::ptrdiff_t>(weights.end_of(id));
  if (end - id > kMostNodes || last - first > static_cast<std::ptrdiff_t>(kMostBlocks)) return false;
  if (weights.paragraphs_within(id) > 2 || weights.within(id) > 0.15 * weights.total()) return false;
  const auto is_link = [&](NodeId inner) {
    return tree[inner].tag == Tag::a && tree.raw_attribute(inner, "href").has_value();
  };
  bool links = false;
  for (NodeId inner = id + 1; inner < end && !links; ++inner) links = is_link(inner);
  return links && std::any_of(blocks.begin() + first, blocks.begin() + last,
                              [](const TextBlock& block) { return block.heading_level > 0; });
}

NodeId densest_element(const Tree& tree, const TextWeights& weights) {
  constexpr double kNearlyAll = 0.7;
  NodeId at = 0;
  while (weights.within(at) > 0) {
    NodeId heaviest = 0;
    for (NodeId child = at + 1; child < tree[at].end; child = tree[child].end) {
      if (!tree[child].is_text && weights.within(child) >= kNearlyAll * weights.within(at)) heaviest = child;
    }
    if (heaviest == 0 || tree[heaviest].tag == Tag::p) return at;
    if (is_formatting(tree[heaviest].tag) && tree[heaviest].tag != Tag::a && tree[heaviest].tag != Tag::font)
      return at;
    if (weights.paragraphs_within(heaviest) <= 1 && weights.paragraphs_within(at) > 1) return at;
    at = heaviest;
  }
  return at;
}

/// Finds where an article goes on outside the element that holds most of it.
class Kin {
 public:
  Kin(const Tree& tree, const std::vector<TextBlock>& blocks, const TextWeights& weights)
      : tree_(tree), blocks_(blocks), weights_(weights) {}

  /// Elements around the container are looked at as well, since each part may lie in several.
  NodeId climb(NodeId container) const {
    constexpr int kReach = 3;
    NodeId id = container;
    for (int level = 0; id != 0 && level < kReach; ++level, id = tree_[id].parent) {
      if (!has_twin(id) && !has_paragraphs_beside(id)) continue;
      container = tree_[id].parent;
      level = -1;
    }
    return container;
  }

 private:
  std::optional<std::string_view> class_of(NodeId id) const { return tree_.raw_attribute(id, "class"); }

  /// A sibling of the same name and class that holds paragraphs too.
  bool has_twin(NodeId id) const {
    const NodeId parent = tree_[id].parent;
    for (NodeId sibling = parent + 1; sibling < tree_[parent].end; sibling = tree_[sibling].end) {
      const bool alike = sibling != id && !tree_[sibling].is_text && tree_[sibling].raw == tree_[id].raw &&
                         class_of(sibling) == class_of(id);
      if (alike && weights_.paragraphs_within(sibling) > 0) return true;
    }
    return false;
  }

  /// Right before or behind, within its parent, stands a paragraph of the same class as those inside.
  bool has_paragraphs_beside(NodeId id) const {
    const std::size_t begin = weights_.begin_of(id);
    const std::size_t end = weights_.end_of(id);
    std::size_t inside = begin;
    while (inside < end && weights_.of_block(inside) <= kParagraphWeight) ++inside;
    if (inside == end) return false;
    const auto paragraph_class = class_of(blocks_[inside].container);
    if (!paragraph_class || paragraph_class->empty()) return false;
    const auto is_alike = [&](std::size_t i) { return class_of(blocks_[i].container) == paragraph_class; };
    constexpr std::size_t kReach = 8;
    const std::size_t before = weights_.begin_of(tree_[id].parent);
    const std::size_t behind = weights_.end_of(tree_[id].parent);
    for (std::size_t i = begin; i > before && begin - i < kReach; --i) {
      if (weights_.of_block(i - 1) > kParagraphWeight) {
        if (is_alike(i - 1)) return true;
        break;
      }
    }
    for (std::size_t i = end; i < behind && i - end < kReach; ++i) {
      if (weights_.of_block(i) > kParagraphWeight) return is_alike(i);
    }
    return false;
  }

  const Tree& tree_;
  const std::vector<TextBlock>& blocks_;
  const TextWeights& weights_;
};

}  // namespace

std::vector<Zone> block_zones(const Tree& tree, const std::vector<TextBlock>& blocks,
                              const TextWeights& weights, const std::vector<std::string>& content_classes) {
  struct Open {
    NodeId end;
    Zone zone;
  };
  const auto zone_at = [&](NodeId id) {
    for (const std::string& name : content_classes) {
      const auto names = tree.raw_attribute(id, "class");
      if (names && has_word(*names, name)) return Zone::content;
    }
    Zone zone = own_zone(tree, id);
    if (zone == Zone::content && tree[id].tag == Tag::article && is_teaser(tree, id, blocks, weights))
      zone = Zone::teaser;
    const bool holds_most =
        zone != Zone::content && zone != Zone::comments && weights.within(id) > 0.5 * weights.total();
    return holds_most ? Zone::content : zone;
  };
  std::vector<Zone> result;
  result.reserve(blocks.size());
  std::vector<Open> open;
  NodeId next = 1;
  for (const TextBlock& block : blocks) {
    while (next <= block.first) {
      while (!open.empty() && open.back().end <= next) open.pop_back();
      const Node& node = tree[next];
      const bool holds_block = !node.is_text && node.end > block.first;
      if (!holds_block) {
        next = node.end;
        continue;
      }
      const Zone around = open.empty() ? Zone::content : open.back().zone;
      open.push_back({node.end, around == Zone::content ? zone_at(next) : around});
      ++next;
    }
    while (!open.empty() && open.back().end <= block.first) open.pop_back();
    result.push_back(open.empty() ? Zone::content : open.back().zone);
  }
  return result;
}

NodeId article_container(const Tree& tree, const std::vector<TextBlock>& blocks, const TextWeights& weights) {
  return Kin(tree, blocks, weights).climb(densest_element(tree, weights));
}

}  // namespace blattwerk::formats::html
