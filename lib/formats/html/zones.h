#pragma once

#include <cstdint>
#include <string_view>

#include "formats/html/tree.h"

namespace blattwerk::formats::html {

/// What a part of a page is for, as its element, role, class or id say.
enum class Zone : std::uint8_t {
  content,
  navigation,    ///< menus, breadcrumbs, page footers
  teaser,        ///< links to other articles
  caption,       ///< what stands under a picture or names its owner
  comments,      ///< what readers wrote
  subscription,  ///< newsletters, paywalls, consent
  advertisement,
  sharing,  ///< buttons to share, print, keep, listen
  byline,   ///< who wrote it, and when
  topics,   ///< keywords
  aside,    ///< boxes beside the text
  embed,    ///< of other sites, players, polls
};

/// The zone that the element itself opens; `content` where nothing speaks for another.
Zone own_zone(const Tree& tree, NodeId id);

/// The zone that one word of a class or id speaks for. `word` is in lower case.
Zone zone_of_word(std::string_view word);

}  // namespace blattwerk::formats::html
