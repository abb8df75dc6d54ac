#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/partial_date.h"

namespace blattwerk::text {

/// A time zone of the IANA database, with its history of offsets and summer times.
///
/// Safe for use by several threads at once.
class TimeZone {
 public:
  /// Europe/Berlin: the zone of German articles that name none.
  static const TimeZone& berlin();
  /// The zone of an IANA name such as `Europe/Zurich` or `UTC`; nothing where there is none.
  static std::optional<TimeZone> named(std::string_view name);

  TimeZone(TimeZone&&) noexcept;
  TimeZone& operator=(TimeZone&&) noexcept;
  ~TimeZone();

  /// What a clock in this zone showed as `wall`, with its offset from UTC.
  ///
  /// Of the hour that occurs twice in autumn it is the first (summer time); a time in the hour that spring
  /// leaves out is moved forward by it, as a clock that was not put forward would have meant it. A date
  /// without a time of day, or with an offset already, is returned unchanged.
  PartialDate from_wall_clock(const PartialDate& wall) const;

  /// The instant as a clock in this zone shows it, with its offset. A date without a time of day, or without
  /// an offset, names no instant and is returned unchanged.
  PartialDate to_wall_clock(const PartialDate& instant) const;

 private:
  class Rules;
  explicit TimeZone(std::unique_ptr<const Rules> rules);

  std::unique_ptr<const Rules> rules_;
};

}  // namespace blattwerk::text
