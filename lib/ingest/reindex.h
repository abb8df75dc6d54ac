#pragma once

#include <cstdint>

#include "core/progress.h"
#include "store/archive.h"
#include "store/derived_rebuild.h"

namespace blattwerk::ingest {

struct ReindexOptions {
  store::Derived what = store::Derived::everything;
  unsigned workers = 0;  ///< threads that analyse; 0 for as many as there are cores
  ProgressListener* listener =
      nullptr;  ///< called on the thread that runs the work; counts articles, not bytes
};

/// Analyses all articles anew from their stored text and replaces what is derived from it, in one
/// transaction: needs free space on disk of about the index's size. Returns how many articles there are.
std::uint64_t reindex(store::Archive& archive, const ReindexOptions& options);

}  // namespace blattwerk::ingest
