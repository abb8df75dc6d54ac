#include "text/local_time.h"

#include <cstdint>

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include "core/error.h"

namespace blattwerk::text {

// OlsonTimeZone's look-ups are const and initialised once, hence free of races.
class TimeZone::Rules {
 public:
  explicit Rules(std::unique_ptr<icu::BasicTimeZone> zone) : zone_(std::move(zone)) {}

  // Seconds east of UTC at an instant in seconds since 1970.
  std::int64_t offset_at(std::int64_t utc) const {
    std::int32_t raw = 0;
    std::int32_t saved = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_->getOffset(static_cast<UDate>(utc) * 1000, false, raw, saved, status);
    return (raw + saved) / 1000;
  }

  // Seconds east of UTC when a clock shows this; around a change the offset that held before it.
  std::int64_t offset_at_wall_clock(std::int64_t local) const {
    std::int32_t raw = 0;
    std::int32_t saved = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_->getOffsetFromLocal(static_cast<UDate>(local) * 1000, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER,
                              raw, saved, status);
    return (raw + saved) / 1000;
  }

  // The clock's face at an instant; nothing outside the years 1 to 9999.
  std::optional<PartialDate> wall_clock(std::int64_t utc) const {
    constexpr std::int64_t kSecondsPerDay = 86400;
    const std::int64_t offset = offset_at(utc);
    const std::int64_t local = utc + offset;
    std::int64_t days = local / kSecondsPerDay;
    std::int64_t second = local % kSecondsPerDay;
    if (second < 0) {
      second += kSecondsPerDay;
      --days;
    }
    const auto day = PartialDate::from_days_since_epoch(static_cast<int>(days));
    if (!day) return std::nullopt;
    const auto time = day->at(static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60),
                              static_cast<int>(second % 60));
    // Local mean times of the 19th century have seconds, which an offset in ISO 8601 cannot have.
    return time->with_offset(static_cast<int>(offset / 60));
  }

 private:
  std::unique_ptr<icu::BasicTimeZone> zone_;
};

TimeZone::TimeZone(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
TimeZone::TimeZone(TimeZone&&) noexcept = default;
TimeZone& TimeZone::operator=(TimeZone&&) noexcept = default;
TimeZone::~TimeZone() = default;

const TimeZone& TimeZone::berlin() {
  static const TimeZone kZone = [] {
    auto found = named("Europe/Berlin");
    if (!found)
      throw Error("ICU has no time zone Europe/Berlin: its data file is missing (Debian: libicu72)");
    return std::move(*found);
  }();
  return kZone;
}

std::optional<TimeZone> TimeZone::named(std::string_view name) {
  const auto id = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.substr(0, 64).size())));
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  if (!zone || *zone == icu::TimeZone::getUnknown()) return std::nullopt;
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (!basic) return std::nullopt;
  static_cast<void>(zone.release());
  return TimeZone(std::make_unique<const Rules>(std::unique_ptr<icu::BasicTimeZone>(basic)));
}

PartialDate TimeZone::from_wall_clock(const PartialDate& wall) const {
  if (!wall.has_time() || wall.offset()) return wall;
  const std::int64_t local = wall.utc_seconds();
  return rules_->wall_clock(local - rules_->offset_at_wall_clock(local)).value_or(wall);
}

PartialDate TimeZone::to_wall_clock(const PartialDate& instant) const {
  if (!instant.has_time() || !instant.offset()) return instant;
  return rules_->wall_clock(instant.utc_seconds()).value_or(instant);
}

}  // namespace blattwerk::text
