#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "core/check_report.h"

namespace blattwerk::server {

class Context;

/// What came of the last check of the archive, and when that was.
struct Health {
  CheckReport report;
  std::string checked;  ///< ISO 8601, UTC
};

/// Looks whether the archive is sound, as `blattwerk check --quick` does, one at a time, and remembers the
/// result as long as the server runs.
class HealthCheck {
 public:
  /// Reads the whole file: for who may change the archive. Throws Problem: 403 where it is served read-only,
  /// 503 where a check is under way or takes longer than a minute.
  Health run(const Context& context);

  std::optional<Health> last() const;

 private:
  std::mutex running_;
  mutable std::mutex mutex_;
  std::optional<Health> last_;
};

}  // namespace blattwerk::server
