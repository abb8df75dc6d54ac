#include "server/context.h"

#include <ctime>

#include <fmt/format.h>

#include "server/problem.h"
#include "server/secret.h"
#include "store/statistics.h"

namespace blattwerk::server {
namespace {

constexpr auto kStatisticsAge = std::chrono::seconds(5);
constexpr int kLongAnswers = 32;

}  // namespace

Context::Context(Settings settings)
    : settings_(std::move(settings)),
      readers_(settings_.archive, settings_.readers),
      csrf_token_(random_secret()),
      start_(random_secret().substr(0, 8)),
      answers_(settings_.kept_answers) {
  if (!settings_.read_only) imports_ = std::make_unique<ImportQueue>(settings_.archive, settings_.sites);
}

std::string Context::state() const {
  return fmt::format("{}-{}-{}", start_, readers_.generation(), today().to_iso());
}

PartialDate Context::today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return *PartialDate::of_day(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

search::SearchOptions Context::search_options() const {
  search::SearchOptions options;
  options.time_limit = settings_.query_time;
  options.cancelled = &stopping_;
  return options;
}

void Context::require_writable() const {
  if (settings_.read_only) throw Problem(403, "this archive is served read-only");
}

ImportQueue& Context::imports() const {
  require_writable();
  return *imports_;
}

ArchiveStatistics Context::statistics() const {
  const std::lock_guard lock(statistics_mutex_);
  const auto generation = readers_.generation();
  const auto now = std::chrono::steady_clock::now();
  if (!statistics_ || (generation != statistics_generation_ && now - statistics_time_ > kStatisticsAge)) {
    const auto lease = reader();
    statistics_ =
        read_within_time(*this, lease->database(), [&] { return store::read_statistics(lease->database()); });
    // Where the file lies is the business of the machine it is on.
    statistics_->path = settings_.archive.filename().string();
    statistics_generation_ = generation;
    statistics_time_ = now;
  }
  return *statistics_;
}

std::shared_ptr<const search::Calendar> Context::calendar(const store::Database& database) const {
  // Others wait for the one who reads rather than reading the same.
  const std::lock_guard lock(calendar_mutex_);
  const auto generation = readers_.generation();
  if (!calendar_ || generation != calendar_generation_) {
    calendar_ = std::make_shared<const search::Calendar>(
        read_within_time(*this, database, [&] { return search::read_whole_calendar(database); }));
    calendar_generation_ = generation;
  }
  return calendar_;
}

std::shared_ptr<const void> Context::long_answer() const {
  std::shared_ptr<const void> right(this, [this](const void*) { --long_answers_; });
  if (++long_answers_ > kLongAnswers)
    throw Problem(503, "too many long answers are under way; try again later");
  return right;
}

}  // namespace blattwerk::server
