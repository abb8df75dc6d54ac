#pragma once

#include <cstdint>

#include "core/check_report.h"
#include "core/progress.h"
#include "store/archive.h"
#include "text/analyzer.h"

namespace blattwerk::store {

/// How much a check looks at.
enum class CheckDepth : std::uint8_t {
  structure,   ///< the file, references between rows, which rows the indexes have
  everything,  ///< and every article's text, every original, every posting of the indexes
};

struct CheckOptions {
  CheckDepth depth = CheckDepth::everything;
  ProgressListener* listener = nullptr;  ///< counts articles; called on this thread
};

/// Checks whether an archive is sound. Reads it as it is at the beginning; others may read and write
/// meanwhile, but for the time in which FTS5 checks its own structure, where the archive was opened for
/// writing.
///
/// `analyzer` must be set up as for the articles stored. Takes memory for some numbers an article. Never
/// throws for what is wrong with the archive, as long as SQLite can open it.
CheckReport check(const Archive& archive, text::Analyzer& analyzer, const CheckOptions& options);

}  // namespace blattwerk::store
