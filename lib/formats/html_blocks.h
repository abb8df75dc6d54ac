#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/document.h"

namespace blattwerk::formats {

/// Whether a text is marked up as HTML: it has a tag that divides or closes something.
bool looks_like_html(std::string_view text);

/// The blocks of a piece of HTML that holds nothing but an article: the body of a feed's item, of a JSON
/// export, a chapter of a book. Pictures' captions, and links by themselves at the end (`Weiterlesen`), are
/// left out. `html` is UTF-8.
std::vector<Block> blocks_of_html(std::string_view html);

/// The text of a piece of HTML on one line: of a title with `&amp;` or `<em>` in it.
std::string line_of_html(std::string_view html);

}  // namespace blattwerk::formats
