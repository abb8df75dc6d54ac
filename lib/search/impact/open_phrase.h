#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "search/impact/cursor.h"
#include "search/impact/index_view.h"
#include "search/impact/listed_leaf.h"

namespace blattwerk::search::impact {

/// Where a phrase stands of whose last word only the beginning is given: any term that begins so may stand
/// there, and each place counts once.
///
/// `lead` is the phrase without that word, which was not moved; `terms` are its terms and the beginning. The
/// postings of all the terms that begin so are read one after the other, but where they stand only in
/// articles that have the lead, and of frequent terms in those where a list says that they stand behind it.
/// Cost: all postings of the terms, and the places of both in the articles common to them.
PlaceList find_open_phrase(IndexView& view, std::size_t segment, Leaf& lead,
                           std::span<const std::string> terms);

}  // namespace blattwerk::search::impact
