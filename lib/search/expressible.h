#pragma once

#include "search/query.h"

namespace blattwerk::search {

/// Whether a node holds only text conditions that one FTS5 expression can state. Exact forms count as their
/// stems.
bool expressible(const Node& node);

}  // namespace blattwerk::search
