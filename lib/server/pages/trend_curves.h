#pragma once

#include <cstdint>
#include <vector>

#include "search/reading.h"
#include "server/pages/html.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// What the curves show of a month: how many articles, or how many of a thousand.
enum class TrendScale : std::uint8_t { share, number };

/// The curves of several queries by month, told apart by colour and by dashes.
Html trend_curves(const Words& words, const std::vector<search::Trend>& trends, TrendScale scale);

}  // namespace blattwerk::server::pages
