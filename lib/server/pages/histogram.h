#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "search/facets.h"
#include "server/pages/html.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// Counts by date with a bar for every date of the finest kind there is (days, months or years), those
/// without articles between them included, at most some hundreds.
struct DateBars {
  std::vector<search::FacetCount> bars;
  std::uint64_t less_precise = 0;  ///< articles whose date is not as precise as the bars
  std::uint64_t greatest = 0;
};
DateBars make_bars(const std::vector<search::FacetCount>& dates);

/// A picture of the bars, which each lead to where `link_to` says. With `data-brush` on the box around it,
/// the script lets a period be chosen by dragging; it finds the dates in `data-value`.
Html histogram(const Words& words, const DateBars& bars,
               const std::function<Link(std::string_view date)>& link_to);

}  // namespace blattwerk::server::pages
