#pragma once

#include "search/entities.h"
#include "server/pages/html.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// An entity in the middle, around it those it appears with: the nearer and the thicker the line, the more
/// they belong together. At most a dozen, so that the names have room.
Html companions_picture(const Words& words, const search::EntityPortrait& portrait);

}  // namespace blattwerk::server::pages
