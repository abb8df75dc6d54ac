#pragma once

#include <optional>
#include <string_view>

#include "core/partial_date.h"

namespace blattwerk::text {

/// Reads one date as German pages, mails and feeds state it in their metadata, with a time of day where there
/// is one.
///
/// The whole of `text` must be the date: `04.02.2022`, `4.2.22`, `Stand: 04.02.2022 11:39 Uhr`, `Freitag, 4.
/// Februar 2022, 11.39`, `Jänner 2022`, `Feb 4, 2022 11:39 AM`, `2022-02-04T11:39:00+01:00`, and RFC 2822's
/// `Fri, 04 Feb 2022 11:39:00 +0100`. German and English names of months and days are known, and labels
/// before the date
/// (`Stand:`, `Veröffentlicht am`, `zuletzt aktualisiert:`). Nothing for any other text, or where the
/// calendar has no such date: no date is guessed, and dates without a year or relative to today are not
/// understood.
///
/// A time without a zone is German local time and gets the offset of Europe/Berlin; a stated zone is kept.
/// Years of two digits mean 1970 to 2069. `text` is UTF-8, composed or decomposed.
std::optional<PartialDate> parse_german_date(std::string_view text);

/// The number of the month that a word names, 1 to 12; 0 where it names none. `word` is lower case with `ae`
/// for ä: `maerz`, `jaenner`, `feb`, `october`.
int month_of_name(std::string_view word);

}  // namespace blattwerk::text
