#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "text/date_finder_tokens.h"

namespace blattwerk::text::dates {

/// What a rule's words mean together.
enum class Meaning : std::uint8_t {
  calendar_day,  ///< day and month, maybe weekday and year
  day_of_month,  ///< `am 21.`
  month,
  season,
  year,
  two_years,      ///< `1997/98`
  before_christ,  ///< a year or century before Christ
  decade,
  century,
  unit,           ///< `vergangene Woche`, `Ende des Jahres`, `am Wochenende`
  previous_unit,  ///< `im Vorjahr`
  numbered_part,  ///< a quarter or half of a year
  week_number,
  weekday,
  night_before,  ///< `in der Nacht zum Sonntag`
  relative_day,  ///< `gestern Abend`
  day_part,
  clock,  ///< a time of day
  ago,    ///< `vor drei Tagen`
  holiday,
  reference,  ///< `damals`
};

/// A rule's match: which tokens, and the value of each kind of thing in it.
class Match {
 public:
  Meaning meaning{};
  std::size_t first = 0;
  std::size_t last = 0;   ///< the token behind it
  std::size_t reach = 0;  ///< the token behind all that the rule looked at

  bool has(Kind kind) const { return (present_ & bit(kind)) != 0; }
  int value(Kind kind) const { return values_[static_cast<std::size_t>(kind)]; }
  std::optional<int> get(Kind kind) const { return has(kind) ? std::optional(value(kind)) : std::nullopt; }

  /// Takes the token's value for each of these kinds that has none yet.
  void capture(const Token& token, Kinds kinds);

 private:
  Kinds present_ = 0;
  std::array<std::int32_t, 64> values_;
};

/// The kinds of token that an expression can begin with.
Kinds starting_kinds();

/// Replaces `out` by the matches at token `at`: the longest first, of equally long ones that which saw more
/// behind it, then that of the earlier rule.
void match_rules(std::span<const Token> tokens, std::size_t at, std::vector<Match>& out);

}  // namespace blattwerk::text::dates
