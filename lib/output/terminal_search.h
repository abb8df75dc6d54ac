#pragma once

#include <string>

#include "output/json_search.h"
#include "output/style.h"

namespace blattwerk::output {

/// Hits with their snippets, facets as bars, and what else there is to say; ends with a line end.
std::string show_search(const SearchAnswer& answer, std::size_t offset, const Style& style);

/// A line an article: date, number, title, source.
std::string show_list(const search::Hits& list, std::size_t offset, const Style& style);

/// The text with its highlights in colour, or in brackets where there are no colours.
std::string show_highlighted(std::string_view text, const search::Highlights& highlights, const Style& style);

}  // namespace blattwerk::output
