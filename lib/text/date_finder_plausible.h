#pragma once

#include "text/date_finder_passage.h"

namespace blattwerk::text::dates {

/// Whether the words of a match mean a time where they stand, and not a number (`2000 Menschen`), a name or a
/// mere repetition (`jeden Montag`).
bool is_plausible(const Passage& passage, const Match& match);

}  // namespace blattwerk::text::dates
