#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date_range.h"
#include "core/partial_date.h"

namespace blattwerk::text {

/// A temporal expression of a text and what it means.
struct DateMention {
  std::uint32_t start;  ///< UTF-8 bytes into the text
  std::uint32_t end;
  /// As a TIMEX3 value (ISO-TimeML): `2022-02-14`, `2022-02-14T20:15`, `2022-02-14TEV`, `2022-W07`,
  /// `2021-FA`, `199` (the nineties), `19` (the 20th century), `PAST_REF`; `XXXX-02-14` where the article's
  /// date would be needed and is not known.
  std::string value;
  /// The days of the calendar it covers; unbounded where it names none.
  DateRange days;

  friend bool operator==(const DateMention&, const DateMention&) = default;
};

/// Finds dates and times of day in German text, absolute and relative, and resolves them against the
/// article's date.
///
/// Durations (`drei Jahre lang`) and repetitions (`jeden Montag`) are no dates. Rules over tokens, in two
/// tables: date_finder_lexicon.cpp has the words, date_finder_rules.cpp how they combine; docs/dates.md says
/// what is understood. Cost: linear in the text. Not for use by several threads at once: it keeps its
/// buffers. Make one a thread.
class DateFinder {
 public:
  DateFinder();
  ~DateFinder();
  DateFinder(DateFinder&&) noexcept;
  DateFinder& operator=(DateFinder&&) noexcept;

  /// Begins an article of that date; relative expressions are left open where it is less precise than they
  /// are.
  void start_article(const std::optional<PartialDate>& date);

  /// Appends the mentions in a passage of the article to `out`, in order and without overlap. Any bytes are
  /// allowed. An article's passages are given in their order: a time of day belongs to the day named before
  /// it.
  void find(std::string_view text, std::vector<DateMention>& out);

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace blattwerk::text
