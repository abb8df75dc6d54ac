#pragma once

#include <cstddef>
#include <vector>

namespace blattwerk::formats {

/// Where a line of type stands on a page, in points from the top left corner.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

/// The order in which the lines of a page are read: rows from top to bottom, but columns, where a gutter runs
/// through several rows, one after the other; columns may have columns. The result are places in `boxes`.
///
/// Method: recursive cuts of the page's projections (Nagy & Seth, ICPR 1984), preferring the columns of the
/// longest run of rows. Cost: quadratic in the lines of a page; above `kMostBoxes` the order is left as it
/// is.
std::vector<std::size_t> reading_order(const std::vector<Box>& boxes);

inline constexpr std::size_t kMostBoxes = 3000;

}  // namespace blattwerk::formats
