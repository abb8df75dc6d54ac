#pragma once

#include "store/archive.h"

namespace blattwerk::ingest {

/// Remembers that the names of an archive come from this program's recogniser.
void note_recognizer(const store::Archive& archive);

/// Whether all names of an archive come from this program's recogniser; `reindex` makes it so.
bool recognizer_is_current(const store::Archive& archive);

}  // namespace blattwerk::ingest
