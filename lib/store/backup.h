#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

#include "core/progress.h"
#include "store/database.h"

namespace blattwerk::store {

/// Copies the archive as it is now into a new file at `target`, page by page; imports may go on beside it.
/// The copy is checked before it gets its name, so that what is called so is whole. Its folder is made where
/// it is missing.
///
/// Throws Error where `target` exists, can't be written, or the copy is not sound (the archive is damaged
/// then).
void back_up(const Database& archive, const std::filesystem::path& target, ProgressListener* listener);

/// The name of a backup in a folder of backups: that of the archive and the time, UTC:
/// `archive-20260204T113900Z.db`. `now` is ISO 8601 in UTC, to the second.
std::filesystem::path backup_name(const std::filesystem::path& archive, std::string_view now);

/// Removes all but the `keep` newest backups of this archive from a folder, by their names, and returns what
/// it removed. Other files stay.
std::vector<std::filesystem::path> remove_old_backups(const std::filesystem::path& folder,
                                                      const std::filesystem::path& archive, std::size_t keep);

/// Puts a backup in the place of the archive, in one transaction: who has the archive open sees the one or
/// the other. Where there was an archive it is first copied to `kept`.
///
/// Throws Error where `backup` is no sound archive of a version that this program reads, or another program
/// has the archive open for writing; all is as before then.
void restore(const std::filesystem::path& backup, const std::filesystem::path& archive,
             const std::filesystem::path& kept, ProgressListener* listener);

}  // namespace blattwerk::store
