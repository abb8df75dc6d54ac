#pragma once

#include <string_view>

#include "core/partial_date.h"
#include "search/query.h"

namespace blattwerk::search {

/// The most words, phrases and field values of one query; those behind are passed over, with a note.
inline constexpr std::size_t kMaxLeaves = 512;
/// The deepest nesting of parentheses.
inline constexpr int kMaxDepth = 50;

/// Reads a query. Every string is one: what cannot be understood is searched as words, with a note.
///
/// NAHE binds most tightly, then NICHT, then UND (written or not), then ODER. `today` must
/// be a day; dates such as `heute` start from it. The language is described in docs/query-language.md. Cost:
/// linear in the length of the query.
Query parse_query(std::string_view text, const PartialDate& today);

}  // namespace blattwerk::search
