#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace blattwerk::text {

/// The one term of a number with marks in it, however it is written: 10.000, 10'000 → 10000; 3,5, 3.5 → 3,5;
/// 11:39, 11.39 → 11,39; 9/11; 3.40.1. Nothing where the marks divide numbers: dates (14.02.2022), seasons
/// (2021/22).
///
/// `number` holds digits and `.`, `,`, `:`, `'`, `’`, `/` between them; `dotted`: a dot follows, as behind a
/// date (14.02.).
std::optional<std::string> number_term(std::string_view number, bool dotted);

/// `04` → `4`; a bare `0`, and numbers longer than two digits (007), stay.
std::string without_leading_zeros(std::string_view digits);

}  // namespace blattwerk::text
