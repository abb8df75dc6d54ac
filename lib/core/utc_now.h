#pragma once

#include <string>

namespace blattwerk {

/// The time it is, as ISO 8601 in UTC to the second: `2022-02-04T10:39:00Z`.
std::string utc_now();

}  // namespace blattwerk
