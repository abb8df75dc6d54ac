#pragma once

#include <optional>
#include <string_view>

#include "formats/document.h"
#include "formats/reader.h"

namespace blattwerk::formats {

/// Reads one web page as an article, for every format that holds pages: saved pages, web archives, mail,
/// e-books.
///
/// Nothing where the page has no article: a front page, a list, a picture gallery, an error message. `bytes`
/// may be anything; `hints.charset` and `hints.url` count where a container states them. Only the first
/// `kMaxPageBytes` are read. Cost: about 3 ms for a page of 300 KB.
std::optional<Document> read_html_page(std::string_view bytes, const FileHints& hints);

inline constexpr std::size_t kMaxPageBytes = 16u << 20;

}  // namespace blattwerk::formats
