#include "formats/html/text_weights.h"

#include <algorithm>

#include "formats/html/furniture.h"

namespace blattwerk::formats::html {
namespace {

// Lengths in bytes. A line of two words may be anything; from the full length on a paragraph is hardly a
// teaser.
constexpr std::size_t kShortest = 40;
constexpr std::size_t kUnfinished = 100;
constexpr double kFullLength = 200;

double weight_of(const TextBlock& block) {
  const std::size_t size = block.text.size();
  if (block.heading_level > 0 || size < kShortest || block.link_share() > 0.5) return 0;
  const auto length = static_cast<double>(size);
  const bool cell_of_data = block.table_cell && (size < kUnfinished || !ends_sentence(block.text));
  if (cell_of_data) return 0;
  if (size < kUnfinished && !ends_sentence(block.text)) return 0.1 * length;
  return length * std::min(1.0, length / kFullLength);
}

}  // namespace

TextWeights::TextWeights(const Tree& tree, const std::vector<TextBlock>& blocks)
    : tree_(tree), blocks_(blocks), weights_(blocks.size()) {
  for (std::size_t i = 0; i < blocks.size(); ++i) weights_[i] = weight_of(blocks[i]);
  sum();
}

void TextWeights::scale(const std::vector<double>& factors) {
  for (std::size_t i = 0; i < weights_.size(); ++i) weights_[i] *= factors[i];
  sum();
}

void TextWeights::sum() {
  sums_.assign(blocks_.size() + 1, 0);
  counts_.assign(blocks_.size() + 1, 0);
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    sums_[i + 1] = sums_[i] + weights_[i];
    counts_[i + 1] = counts_[i] + (weights_[i] > kParagraphWeight ? 1 : 0);
  }
}

std::size_t TextWeights::first_from(NodeId id) const {
  const auto found = std::lower_bound(blocks_.begin(), blocks_.end(), id,
                                      [](const TextBlock& block, NodeId node) { return block.first < node; });
  return static_cast<std::size_t>(found - blocks_.begin());
}

}  // namespace blattwerk::formats::html
