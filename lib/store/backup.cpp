#include "store/backup.h"

#include <algorithm>
#include <memory>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "store/archive.h"
#include "store/schema.h"

namespace blattwerk::store {
namespace {

constexpr int kPagesAtOnce = 4096;
// What follows the archive's name in that of a backup; 0 stands for any digit.
constexpr std::string_view kTimeForm = "00000000T000000Z.db";

bool has_form(std::string_view name, std::string_view form) {
  return std::ranges::equal(name, form, [](char c, char expected) {
    return expected == '0' ? c >= '0' && c <= '9' : c == expected;
  });
}

// On disk, not only on its way there: a backup may be all that is left.
void sync(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!synced) throw Error(fmt::format("{}: it could not be written to the disk for good", path.string()));
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : ".";
}

/// Copies all pages. The source must be within a read transaction, lest the copy begins again at each change.
void copy_pages(const Database& from, const Database& to, ProgressListener* listener) {
  const std::unique_ptr<sqlite3_backup, decltype(&sqlite3_backup_finish)> backup(
      sqlite3_backup_init(to.handle(), "main", from.handle(), "main"), &sqlite3_backup_finish);
  int code = backup ? SQLITE_OK : sqlite3_extended_errcode(to.handle());
  Progress progress;
  const auto page_size = static_cast<std::uint64_t>(from.integer("PRAGMA page_size").value_or(0));
  while (code == SQLITE_OK) {
    code = sqlite3_backup_step(backup.get(), kPagesAtOnce);
    const auto total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup.get()));
    progress.bytes_total = total * page_size;
    progress.bytes_done =
        (total - static_cast<std::uint64_t>(sqlite3_backup_remaining(backup.get()))) * page_size;
    if (listener != nullptr) listener->progress(progress);
  }
  if (code != SQLITE_DONE) to.fail(code);
}

class DamagedArchive : public Error {
 public:
  using Error::Error;
};

/// Throws Error where the file is no archive that this program reads, or is damaged.
void require_sound(const std::filesystem::path& path) {
  const Archive archive = Archive::open_unchanged(path);
  const auto verdict = archive.database().prepare("PRAGMA quick_check(1)").first_text();
  if (verdict != "ok") {
    throw DamagedArchive(
        fmt::format("{}: the archive is damaged: {}", path.string(), verdict.value_or("it is empty")));
  }
}

void remove_database(const std::filesystem::path& path) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"})
    std::filesystem::remove(path.native() + suffix, ignored);
}

/// Copies the archive to `kept`. One that is too damaged for that is moved there as it is; false then.
bool keep(const std::filesystem::path& archive, const std::filesystem::path& kept) {
  try {
    back_up(Archive::open_unchanged(archive).database(), kept, nullptr);
    return true;
  } catch (const DatabaseError& error) {
    const int code = error.code() & 0xFF;
    if (code != SQLITE_CORRUPT && code != SQLITE_NOTADB) throw;
  } catch (const DamagedArchive&) {
  }
  for (const char* suffix : {"-wal", "-shm", ""}) {
    std::error_code missing;
    std::filesystem::rename(archive.native() + suffix, kept.native() + suffix, missing);
  }
  return false;
}

}  // namespace

void back_up(const Database& archive, const std::filesystem::path& target, ProgressListener* listener) {
  if (std::filesystem::exists(target)) {
    throw Error(fmt::format("{}: the file exists; name another, or remove it first", target.string()));
  }
  std::error_code failure;
  std::filesystem::create_directories(folder_of(target), failure);
  if (failure) {
    throw Error(
        fmt::format("{}: the folder can't be made: {}", folder_of(target).string(), failure.message()));
  }
  const std::filesystem::path unfinished = target.native() + ".unfinished";
  remove_database(unfinished);
  try {
    {
      const Database copy(unfinished, OpenMode::create);
      const ReadTransaction snapshot(archive);
      archive.integer("SELECT count(*) FROM sqlite_schema");  // only reading begins the transaction
      copy_pages(archive, copy, listener);
      // One file, that a medium which can only be read will do for.
      copy.execute("PRAGMA journal_mode = DELETE");
    }
    require_sound(unfinished);
    sync(unfinished);
    std::filesystem::rename(unfinished, target);
    sync(folder_of(target));
  } catch (...) {
    remove_database(unfinished);
    throw;
  }
}

std::filesystem::path backup_name(const std::filesystem::path& archive, std::string_view now) {
  std::string time(now);
  std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
  return fmt::format("{}-{}.db", archive.stem().string(), time);
}

std::vector<std::filesystem::path> remove_old_backups(const std::filesystem::path& folder,
                                                      const std::filesystem::path& archive,
                                                      std::size_t keep) {
  const std::string prefix = archive.stem().string() + '-';
  std::vector<std::filesystem::path> backups;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (entry.is_regular_file() && name.starts_with(prefix) &&
        has_form(name.substr(prefix.size()), kTimeForm)) {
      backups.push_back(entry.path());
    }
  }
  std::ranges::sort(backups);
  backups.resize(backups.size() - std::min(keep, backups.size()));
  for (const auto& path : backups) std::filesystem::remove(path);
  return backups;
}

void restore(const std::filesystem::path& backup, const std::filesystem::path& archive,
             const std::filesystem::path& kept, ProgressListener* listener) {
  require_sound(backup);
  const Database source(backup, OpenMode::read);
  if (!std::filesystem::exists(archive)) {
    back_up(source, archive, listener);
    return;
  }
  if (!keep(archive, kept)) {
    back_up(source, archive, listener);
    return;
  }
  const Database target(archive, OpenMode::write);
  const ReadTransaction snapshot(source);
  source.integer("SELECT count(*) FROM sqlite_schema");
  copy_pages(source, target, listener);
}

}  // namespace blattwerk::store
