#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace blattwerk {

/// A date of the Gregorian calendar as precise as it is known: a year, a month, a day, or a minute or second
/// of a day, the latter with the offset from UTC where that is known.
///
/// Dates order by what is known: a month comes before all its days, a year before all its months. The
/// offset does not take part in the order; use `utc_seconds` to compare instants.
class PartialDate {
 public:
  enum class Precision : std::uint8_t { year, month, day, minute, second };

  /// Each returns nothing where the calendar has no such date (year 1 to 9999).
  static std::optional<PartialDate> of_year(int year);
  static std::optional<PartialDate> of_month(int year, int month);
  static std::optional<PartialDate> of_day(int year, int month, int day);

  /// This day at a time of day; nothing where the time is impossible or the date is no day.
  std::optional<PartialDate> at(int hour, int minute) const;
  std::optional<PartialDate> at(int hour, int minute, int second) const;
  /// This time with its offset from UTC, in minutes east; without a time it is returned unchanged.
  PartialDate with_offset(int minutes) const;

  /// Reads ISO 8601 as written by `to_iso`, also with a blank for `T`, fractions of a second (dropped),
  /// `Z`, `+0100` and the basic form `20220204`. Nothing for any other text.
  static std::optional<PartialDate> parse_iso(std::string_view text);

  /// `2022`, `2022-02`, `2022-02-04`, `2022-02-04T11:39`, `2022-02-04T11:39:00+01:00`. Where the offset is
  /// known, seconds are always written.
  std::string to_iso() const;

  Precision precision() const { return precision_; }
  bool has_time() const { return precision_ >= Precision::minute; }
  int year() const { return year_; }
  int month() const { return month_; }  ///< 0 where unknown
  int day() const { return day_; }      ///< 0 where unknown
  int hour() const { return hour_; }
  int minute() const { return minute_; }
  int second() const { return second_; }
  std::optional<int> offset() const;  ///< minutes east of UTC

  /// The date without its time of day.
  PartialDate date_only() const;

  /// Its first and its last day: of the year, of the month, or the day itself.
  PartialDate first_day() const;
  PartialDate last_day() const;

  /// Days since 1970-01-01 of `first_day()`.
  int days_since_epoch() const;
  static std::optional<PartialDate> from_days_since_epoch(int days);

  /// Seconds since 1970-01-01T00:00Z of its first instant; a missing offset counts as UTC.
  std::int64_t utc_seconds() const;

  /// Orders dates, whatever their precision, as archives list them: year, month, day, each unknown
  /// part before all known ones. Fits 22 bits. The time of day does not take part.
  std::int32_t day_code() const { return year_ * 416 + month_ * 32 + day_; }

  friend bool operator==(const PartialDate&, const PartialDate&) = default;
  std::strong_ordering operator<=>(const PartialDate& other) const;

 private:
  PartialDate() = default;

  static constexpr std::int16_t kNoOffset = INT16_MIN;

  std::int16_t year_ = 0;
  std::int8_t month_ = 0;
  std::int8_t day_ = 0;
  std::int8_t hour_ = 0;
  std::int8_t minute_ = 0;
  std::int8_t second_ = 0;
  Precision precision_ = Precision::year;
  std::int16_t offset_ = kNoOffset;
};

/// The number of days of a month of the Gregorian calendar.
int days_in_month(int year, int month);

}  // namespace blattwerk
