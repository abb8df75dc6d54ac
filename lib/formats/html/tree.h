#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html/tag.h"

namespace blattwerk::formats::html {

using NodeId = std::uint32_t;

/// An element or a text. `raw` is the text, or the element's name, as written in the page.
struct Node {
  Tag tag = Tag::other;
  bool is_text = false;
  std::uint16_t attribute_count = 0;
  std::uint32_t first_attribute = 0;
  NodeId parent = 0;
  NodeId end = 0;  ///< one past the last node inside it
  std::string_view raw;
};

struct Attribute {
  std::string_view name;
  std::string_view raw_value;  ///< without quotes, character references not yet replaced
};

/// A page as a flat array in document order: the inside of node `i` is the range `i + 1 … nodes()[i].end`, so
/// walking it, skipping a subtree and leaving it early are loops over numbers, whatever the nesting. Node 0
/// is the document itself.
class Tree {
 public:
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](NodeId id) const { return nodes_[id]; }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }

  /// The attribute's value as written; nothing where the element does not have it. `name` is in lower case.
  std::optional<std::string_view> raw_attribute(NodeId id, std::string_view name) const;
  /// The same with character references replaced; empty where missing.
  std::string attribute(NodeId id, std::string_view name) const;

  /// Appends all text inside the node, references replaced, white space as in the page.
  void append_text(NodeId id, std::string& out) const;
  std::string text(NodeId id) const;

  /// Whether the page was cut where a limit of `parse` was reached.
  bool truncated() const { return truncated_; }

 private:
  friend class TreeBuilder;
  friend Tree parse(std::string page);

  std::unique_ptr<const std::string>
      page_;  ///< what every `raw` points into; stays where it is when the tree moves
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  bool truncated_ = false;
};

/// Reads any UTF-8 text as HTML. Never fails; bytes that are no UTF-8 stay as they are.
///
/// Follows the tokenizer of the HTML standard, and its tree construction as far as it decides what text
/// belongs to which element: implied end tags, scopes, raw text, foreign content. It does not move nodes (no
/// foster parenting, no adoption agency), and the elements `html`, `head`, `body`, `tbody` exist only where
/// they are written. Nesting may be of any depth, but an end tag finds its element only among the innermost
/// `kMaxSearch`. Cost: linear.
///
/// A parser of our own because both that Debian has fail: gumbo needs quadratic time where tags stay open
/// (10,000 `<b><i>`: 4 s) and is 35 times as slow, libxml2 drops what is nested deeper than 256 and puts text
/// of real pages under wrong elements. A test holds the tree against gumbo's; figures in docs/extraction.md.
Tree parse(std::string page);

inline constexpr std::size_t kMaxSearch = 256;
inline constexpr std::size_t kMaxNodes = 2'000'000;
inline constexpr std::size_t kMaxAttributes = 256;  ///< of one element; further ones are dropped

}  // namespace blattwerk::formats::html
