#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/partial_date.h"
#include "formats/html/body.h"
#include "formats/html/page_facts.h"
#include "formats/html/text_blocks.h"

namespace blattwerk::formats::html {

/// A page's text, where a field may be read from what a reader sees.
struct VisiblePage {
  const Tree& tree;
  const std::vector<TextBlock>& blocks;
  const Body& body;
};

// Each field is a ballot: every place that states it votes with a weight (ballot.h), the most believed
// statement wins. The weights stand in metadata.cpp, beside the reasons.

/// The headlines a page states, most believed first, without the outlet's name behind them.
std::vector<std::string> titles(const Tree& tree, const PageFacts& facts);

struct Dates {
  std::optional<PartialDate> published;
  std::optional<PartialDate> updated;  ///< absent where it is the same as `published`
};

Dates dates(const PageFacts& facts, const VisiblePage& page, std::string_view url);

std::vector<std::string> authors(const PageFacts& facts, const VisiblePage& page, std::string_view outlet);

/// The line over the headline that is no part of it; empty where there is none.
std::string kicker(const VisiblePage& page, std::string_view title);

std::string canonical_url(const PageFacts& facts, std::string_view known_url);
std::string outlet(const PageFacts& facts, std::string_view url);
std::string section(const PageFacts& facts);
std::vector<std::string> topics(const PageFacts& facts);
std::string language(const PageFacts& facts);
std::string description(const PageFacts& facts);

}  // namespace blattwerk::formats::html
