#include "formats/html_blocks.h"

#include <algorithm>
#include <array>

#include "formats/blocks.h"
#include "formats/html/text_blocks.h"
#include "formats/html/tree.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kLongestLinkLine = 80;
// A caption is as near as this to its text in the tree.
constexpr int kCaptionDepth = 8;

bool is_caption(const html::Tree& tree, const html::TextBlock& block) {
  html::NodeId node = block.container;
  for (int level = 0; level < kCaptionDepth && node != 0; ++level) {
    if (tree[node].tag == html::Tag::figcaption || tree[node].tag == html::Tag::caption) return true;
    node = tree[node].parent;
  }
  return false;
}

Block::Kind kind_of(const html::TextBlock& block) {
  if (block.heading_level > 0) return Block::Kind::heading;
  if (block.list_item) return Block::Kind::list_item;
  if (block.quote) return Block::Kind::quote;
  return Block::Kind::text;
}

bool is_link_line(const html::TextBlock& block) {
  return block.link_share() > 0.9 && block.text.size() <= kLongestLinkLine && block.heading_level == 0 &&
         !block.list_item;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kTags = {"</",  "<p>", "<p ",  "<br",
                                                            "<P>", "<BR", "<div", "<li>"};
  return std::any_of(kTags.begin(), kTags.end(),
                     [text](auto tag) { return text.find(tag) != std::string_view::npos; });
}

std::vector<Block> blocks_of_html(std::string_view html) {
  const html::Tree tree = html::parse(std::string(html));
  std::vector<html::TextBlock> passages = html::text_blocks(tree);
  while (!passages.empty() && is_link_line(passages.back())) passages.pop_back();
  std::vector<Block> blocks;
  bool has_lead = false;
  for (const html::TextBlock& passage : passages) {
    if (is_caption(tree, passage)) continue;
    std::string text = one_line(passage.text);
    if (text.empty()) continue;
    Block::Kind kind = kind_of(passage);
    if (kind == Block::Kind::text && !has_lead) {
      kind = Block::Kind::lead;
      has_lead = true;
    }
    blocks.push_back({kind, std::move(text)});
  }
  return blocks;
}

std::string line_of_html(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return one_line(html);
  const html::Tree tree = html::parse(std::string(html));
  std::string line;
  for (const html::TextBlock& passage : html::text_blocks(tree)) {
    if (!line.empty()) line += ' ';
    line += passage.text;
  }
  return one_line(line);
}

}  // namespace blattwerk::formats
