#pragma once

#include "search/entities.h"
#include "server/pages/html.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// What somebody said, newest first, each with the passage of the article it stands in: a section of its
/// page. Empty where nobody quotes the entity.
Html quotation_section(const Words& words, const search::EntityPortrait& portrait);

}  // namespace blattwerk::server::pages
