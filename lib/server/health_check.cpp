#include "server/health_check.h"

#include <chrono>

#include "core/utc_now.h"
#include "search/time_limit.h"
#include "server/context.h"
#include "server/problem.h"
#include "store/check.h"

namespace blattwerk::server {
namespace {

constexpr auto kMostTime = std::chrono::minutes(1);

}  // namespace

Health HealthCheck::run(const Context& context) {
  context.require_writable();
  const std::unique_lock alone(running_, std::try_to_lock);
  if (!alone.owns_lock()) throw Problem(503, "the archive is being checked already; try again in a moment");
  const auto reader = context.reader();
  const search::TimeLimit limit(reader->database(), kMostTime, &context.stopping_flag());
  Health health{store::check(reader->archive, reader->analyzer, {store::CheckDepth::structure}), utc_now()};
  // What was not read to its end would count as damaged.
  if (limit.expired() || context.stopping()) {
    throw Problem(503, "the check takes longer than a minute; run 'blattwerk check --quick' in a terminal");
  }
  const std::lock_guard lock(mutex_);
  last_ = health;
  return health;
}

std::optional<Health> HealthCheck::last() const {
  const std::lock_guard lock(mutex_);
  return last_;
}

}  // namespace blattwerk::server
