#pragma once

#include "search/facets.h"
#include "server/pages/html.h"
#include "server/pages/search_form.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// What a search can be narrowed by: dates, and the most frequent sources, persons and so on. Each value
/// leads to the search with it.
Html facet_lists(const Words& words, const SearchForm& form, const search::Facets& facets);

/// What narrows the search now; each can be taken away.
Html chosen_conditions(const Words& words, const SearchForm& form);

}  // namespace blattwerk::server::pages
