#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "output/style.h"
#include "search/facets.h"

namespace blattwerk::output {

/// A line a value, with its count and a bar as long as its share of the greatest; at most `most` values, then
/// how many are left out.
std::string show_bars(const std::vector<search::FacetCount>& counts, std::size_t most, const Style& style);

/// The text filled up with blanks to a number of columns.
std::string padded(std::string_view text, std::size_t width);

}  // namespace blattwerk::output
