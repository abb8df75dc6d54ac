#pragma once

#include <string_view>
#include <vector>

#include "search/searcher.h"
#include "server/pages/html.h"
#include "server/pages/link.h"
#include "server/pages/words.h"
#include "store/database.h"

namespace blattwerk::server::pages {

/// `3 weitere fast gleiche Artikel`, which opens to a list of them; empty where an article has none. `query`
/// goes along to the articles.
Html duplicate_list(const Words& words, const store::Database& database, const search::Hit& hit,
                    std::string_view query);

/// A link that has near duplicates listed one by one, or as one again; empty where it makes no difference to
/// the hits shown. `link` is the address of the list without the parameter.
Html duplicates_switch(const Words& words, const std::vector<search::Hit>& hits, search::NearDuplicates shown,
                       Link link);

}  // namespace blattwerk::server::pages
