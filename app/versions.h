#pragma once

#include <string>

#include "session.h"

namespace blattwerk::app {

/// What `--version` says: the program's version, and those of what decides how an archive is read and
/// written.
std::string versions(const Session& session);

}  // namespace blattwerk::app
