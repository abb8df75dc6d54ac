#include "server/context.h"

#include <ctime>

#include <fmt/format.h>

#include "server/problem.h"
#include "server/secret.h"

namespace blattwerk::server {

Context::Context(Settings settings)
    : settings_(std::move(settings)),
      readers_(settings_.archive, settings_.readers),
      csrf_token_(random_secret()),
      start_(random_secret().substr(0, 8)) {}

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

void require_writable(const Context& context) {
  if (context.settings().read_only) throw Problem(403, "this archive is served read-only");
}

}  // namespace blattwerk::server
