#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/date_finder_tokens.h"

namespace blattwerk::text::dates {

/// Which way the verbs of a sentence look.
enum class Tense : std::uint8_t { unknown, past, future };

/// The tense around the tokens from `first` to before `last`, by the nearest verb of their sentence:
/// preterite and perfect look back; future, modal verbs and announcements look ahead. Looks at no more than
/// 30 tokens on each side.
Tense tense_around(std::string_view text, std::span<const Token> tokens, std::size_t first, std::size_t last);

}  // namespace blattwerk::text::dates
