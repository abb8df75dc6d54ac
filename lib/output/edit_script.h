#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace blattwerk::output {

enum class Change : std::uint8_t {
  kept,
  removed,
  added,
  reworded,  ///< removed and added at once; edit_script never says so
};

/// The shortest way from one list of texts to another: what happens to each of both in reading order, where a
/// text that is kept counts once. What went stands before what came in its place.
///
/// By the longest common subsequence; cost is the product of what is left after the common beginning and end,
/// beyond a million all of that counts as changed.
std::vector<Change> edit_script(std::span<const std::string_view> before,
                                std::span<const std::string_view> after);

}  // namespace blattwerk::output
