#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/article.h"
#include "search/match_marker.h"

namespace blattwerk::search {

/// Bytes of a text, in order and without overlap.
using Highlights = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// A passage that shows why an article was found.
struct Snippet {
  int paragraph = 0;  ///< its number; 0 where the article has no text
  std::string text;
  Highlights highlights;
};

/// About how long snippets are, in characters.
struct SnippetLength {
  std::size_t wanted = 240;
  std::size_t most = 300;
};

/// Chooses the paragraph that holds most of what was looked for, and cuts it at the ends of sentences where
/// they are not too long. `marks` are those of each paragraph; `idf` weighs the units.
Snippet make_snippet(const std::vector<Paragraph>& paragraphs, const std::vector<std::vector<Mark>>& marks,
                     const TextMatch& match, SnippetLength length);

/// Where marks overlap or touch, they become one.
Highlights merge(const std::vector<Mark>& marks);

}  // namespace blattwerk::search
