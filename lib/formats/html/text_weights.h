#pragma once

#include <cstddef>
#include <vector>

#include "formats/html/text_blocks.h"
#include "formats/html/tree.h"

namespace blattwerk::formats::html {

/// From this weight on a block counts as a paragraph.
inline constexpr double kParagraphWeight = 20;

/// How much running text any part of a page holds.
///
/// A block weighs its length, short ones less, since teasers are short; headings, links and unfinished short
/// lines weigh nothing or little. Sums over the blocks in their order answer for every element in O(log n).
class TextWeights {
 public:
  /// Both must outlive the weights.
  TextWeights(const Tree& tree, const std::vector<TextBlock>& blocks);

  double of_block(std::size_t block) const { return weights_[block]; }
  double total() const { return sums_.back(); }
  double within(NodeId id) const { return sums_[end_of(id)] - sums_[begin_of(id)]; }
  std::size_t paragraphs_within(NodeId id) const { return counts_[end_of(id)] - counts_[begin_of(id)]; }

  /// The blocks inside an element are those from `begin_of` to before `end_of`.
  std::size_t begin_of(NodeId id) const { return first_from(id); }
  std::size_t end_of(NodeId id) const { return first_from(tree_[id].end); }

  /// Multiplies each block's weight.
  void scale(const std::vector<double>& factors);

 private:
  std::size_t first_from(NodeId id) const;
  void sum();

  const Tree& tree_;
  const std::vector<TextBlock>& blocks_;
  std::vector<double> weights_;
  std::vector<double> sums_;
  std::vector<std::size_t> counts_;
};

}  // namespace blattwerk::formats::html
