#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/date_range.h"
#include "core/partial_date.h"

namespace blattwerk::search {

/// How a date that somebody wrote bounds the dates of articles.
enum class DateRelation : std::uint8_t {
  during,  ///< `datum:`, `--on`: within what is written
  since,   ///< `seit:`, `--from`: from its first day on
  until,   ///< `bis:`, `--to`: up to its last day
  after,   ///< `nach:`: from the day after its last day on
  before,  ///< `vor:`: up to the day before its first day
};

/// Reads a date as people write it on the command line and in queries.
///
/// `2022`, `2022-02`, `2022-02-04`, `04.02.2022`, `02.2022`, `Februar 2022`, `4. Februar 2022`, `heute`,
/// `gestern`, `vorgestern` (and in English), a time back from `today` such as `7d`, `2w`, `3m`, `1y` (`t` and
/// `j` for Tage and Jahre), and ranges of any of these, `2022-01..2022-03`, also open: `2022-01..`,
/// `..2022-03`. A range written backwards is turned round. A time back is the day it began, but `during` it
/// means from then until today.
///
/// Nothing for any other text. `today` must be a day.
std::optional<DateRange> parse_dates(DateRelation relation, std::string_view text, const PartialDate& today);

/// The shortest way to write a range so that `parse_dates` with `during` reads it again: `2022-02`,
/// `2022-01-16..`.
std::string to_string(const DateRange& range);

}  // namespace blattwerk::search
