#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/impact/posting_list.h"

namespace blattwerk::store::impact {

/// Appends the postings of a rare term as they stand in the dictionary itself: one behind the other, each its
/// ordinal as a difference, its counts and its positions. For few this takes less than a block, which has
/// widths to tell.
void encode_inline(const PostingList& list, std::string& out);

/// The ordinal of the last of `documents` postings. Throws DamagedIndex. PostingBlock reads the rest.
std::uint32_t last_inline_ordinal(std::string_view bytes, std::uint32_t documents);

}  // namespace blattwerk::store::impact
