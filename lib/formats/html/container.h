#pragma once

#include <string>
#include <vector>

#include "formats/html/text_blocks.h"
#include "formats/html/text_weights.h"
#include "formats/html/tree.h"
#include "formats/html/zones.h"

namespace blattwerk::formats::html {

/// The zone of each block: that of the outermost element around it that opens one. An element that holds most
/// of the running text opens none, whatever its class says; comments are comments all the same. Neither does
/// one with a class of `content_classes`.
std::vector<Zone> block_zones(const Tree& tree, const std::vector<TextBlock>& blocks,
                              const TextWeights& weights, const std::vector<std::string>& content_classes);

/// The element that holds the article's paragraphs: from the page downwards as long as one child holds nearly
/// all of the running text, then up again where the article goes on beside that. `weights` are those of
/// blocks outside all zones.
NodeId article_container(const Tree& tree, const std::vector<TextBlock>& blocks, const TextWeights& weights);

}  // namespace blattwerk::formats::html
