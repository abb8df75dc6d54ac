#pragma once

#include <cstdint>
#include <optional>

#include "core/compaction.h"
#include "core/progress.h"
#include "store/archive.h"

namespace blattwerk::store {

/// How the texts of articles lie in the archive.
enum class TextForm : std::uint8_t {
  plain,   ///< readable in place by any SQLite
  packed,  ///< compressed, see packed_text.h
};

/// Makes the archive as small as it can be: indexes merged, free pages given back, and the texts brought into
/// a form, where one is given. Every step is a transaction of its own. Needs free space on the disk of about
/// the archive's size.
Compaction compact(Archive& archive, std::optional<TextForm> form, ProgressListener* listener);

}  // namespace blattwerk::store
