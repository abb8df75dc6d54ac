#pragma once

#include "core/import_report.h"
#include "store/article_writer.h"

namespace blattwerk::ingest {

/// Adds what came of one article to a report.
inline void count(ImportReport& report, store::WriteOutcome outcome) {
  switch (outcome) {
    case store::WriteOutcome::added:
      ++report.added;
      break;
    case store::WriteOutcome::updated:
      ++report.updated;
      break;
    case store::WriteOutcome::unchanged:
      ++report.unchanged;
      break;
    case store::WriteOutcome::duplicate:
      ++report.duplicate;
      break;
  }
}

}  // namespace blattwerk::ingest
