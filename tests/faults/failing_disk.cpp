#include "failing_disk.h"

#include <algorithm>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace blattwerk::faults {
namespace {

FailingDisk& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<FailingDisk*>(vfs->pAppData);
}

}  // namespace

std::string_view to_string(Fault fault) {
  switch (fault) {
    case Fault::none:
      return "none";
    case Fault::short_write:
      return "short write";
    case Fault::disk_full:
      return "full disk";
    case Fault::write_error:
      return "write error";
    case Fault::sync_error:
      return "failed sync";
    case Fault::read_error:
      return "read error";
    case Fault::power_cut:
      return "power cut";
    case Fault::no_locks:
      return "no locks";
    case Fault::no_memory:
      return "no shared memory";
  }
  return {};
}

/// An open file: what SQLite sees, and behind it in memory the file of the usual VFS.
struct FailingDisk::File {
  sqlite3_file base;
  FailingDisk* disk;
  const char* path;  ///< SQLite keeps it until the file is closed; null for a temporary one

  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

/// The functions that SQLite calls.
struct FileMethods {
  using File = FailingDisk::File;
  using Operation = FailingDisk::Operation;

  static File& file_of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
  static sqlite3_file* real(sqlite3_file* file) { return file_of(file).real(); }

  static int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }

  static int read(sqlite3_file* file, void* buffer, int size, sqlite3_int64 offset) {
    if (file_of(file).disk->meet(Operation::read) != Fault::none) return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), buffer, size, offset);
  }

  static int write(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset) {
    File& own = file_of(file);
    const auto bytes = std::string_view(static_cast<const char*>(buffer), static_cast<std::size_t>(size));
    const auto pass_on = [&](std::string_view part) {
      own.disk->note_change(own, false, offset, part);
      return own.real()->pMethods->xWrite(own.real(), part.data(), static_cast<int>(part.size()), offset);
    };
    switch (own.disk->meet(Operation::write)) {
      case Fault::none:
        return pass_on(bytes);
      case Fault::short_write:
        pass_on(bytes.substr(0, bytes.size() / 2));
        return SQLITE_FULL;
      case Fault::disk_full:
        return SQLITE_FULL;
      case Fault::power_cut:
        pass_on(bytes.substr(0, bytes.size() / 2));
        return SQLITE_IOERR_WRITE;
      default:
        return SQLITE_IOERR_WRITE;
    }
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    File& own = file_of(file);
    if (own.disk->meet(Operation::write) != Fault::none) return SQLITE_IOERR_TRUNCATE;
    own.disk->note_change(own, true, size, {});
    return own.real()->pMethods->xTruncate(own.real(), size);
  }

  static int sync(sqlite3_file* file, int /*flags*/) {
    File& own = file_of(file);
    if (own.disk->meet(Operation::sync) != Fault::none) return SQLITE_IOERR_FSYNC;
    // The disk below is spared: what it would keep is known here.
    const std::lock_guard lock(own.disk->mutex_);
    if (own.path != nullptr && !own.disk->failed_) own.disk->unsynced_.erase(own.path);
    return SQLITE_OK;
  }

  static int size(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
  }

  static bool gives_locks(sqlite3_file* file) { return file_of(file).disk->fault_ != Fault::no_locks; }
  static bool shares_memory(sqlite3_file* file) { return file_of(file).disk->fault_ != Fault::no_memory; }

  static int lock(sqlite3_file* file, int level) {
    return gives_locks(file) ? real(file)->pMethods->xLock(real(file), level) : SQLITE_IOERR_LOCK;
  }
  static int unlock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
  }
  static int is_reserved(sqlite3_file* file, int* reserved) {
    return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
  }
  static int control(sqlite3_file* file, int operation, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
  }
  static int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
  // Nothing is promised of what a power cut leaves.
  static int characteristics(sqlite3_file* /*file*/) { return 0; }

  static int map_memory(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
    if (!shares_memory(file)) return SQLITE_IOERR_SHMMAP;
    return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
  }
  static int lock_memory(sqlite3_file* file, int offset, int count, int flags) {
    if (!gives_locks(file) && (flags & SQLITE_SHM_LOCK) != 0) return SQLITE_IOERR_SHMLOCK;
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
  }
  static void memory_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
  static int unmap_memory(sqlite3_file* file, int remove) {
    return real(file)->pMethods->xShmUnmap(real(file), remove);
  }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    static const sqlite3_io_methods methods = {2,
                                               close,
                                               read,
                                               write,
                                               truncate,
                                               sync,
                                               size,
                                               lock,
                                               unlock,
                                               is_reserved,
                                               control,
                                               sector_size,
                                               characteristics,
                                               map_memory,
                                               lock_memory,
                                               memory_barrier,
                                               unmap_memory,
                                               nullptr,
                                               nullptr};
    File& own = file_of(file);
    FailingDisk& disk = disk_of(vfs);
    own.disk = &disk;
    own.path = name;
    const int code = disk.usual_->xOpen(disk.usual_, name, own.real(), flags, out_flags);
    own.base.pMethods = own.real()->pMethods != nullptr ? &methods : nullptr;
    return code;
  }

  static int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    FailingDisk& disk = disk_of(vfs);
    if (disk.meet(Operation::write) != Fault::none) return SQLITE_IOERR_DELETE;
    {
      const std::lock_guard lock(disk.mutex_);
      disk.unsynced_.erase(name);
    }
    return disk.usual_->xDelete(disk.usual_, name, sync_folder);
  }
};

FailingDisk::FailingDisk() : usual_(sqlite3_vfs_find(nullptr)), vfs_(*usual_) {
  vfs_.zName = "failing";
  vfs_.pNext = nullptr;
  vfs_.pAppData = this;
  vfs_.szOsFile += static_cast<int>(sizeof(File));
  vfs_.xOpen = FileMethods::open;
  vfs_.xDelete = FileMethods::remove;
  sqlite3_vfs_register(&vfs_, 1);
}

FailingDisk::~FailingDisk() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(usual_, 1);
}

void FailingDisk::fail(Fault fault, std::int64_t n) {
  const std::lock_guard lock(mutex_);
  fault_ = fault;
  left_ = n;
  asked_ = n;
  failed_ = false;
}

Fault FailingDisk::meet(Operation operation) {
  const std::lock_guard lock(mutex_);
  if (fault_ == Fault::none) return Fault::none;
  if (failed_) {
    const bool lasting =
        fault_ == Fault::power_cut || (fault_ == Fault::disk_full && operation == Operation::write);
    return lasting ? fault_ : Fault::none;
  }
  const auto concerned = [this] {
    switch (fault_) {
      case Fault::sync_error:
        return Operation::sync;
      case Fault::read_error:
        return Operation::read;
      default:
        return Operation::write;
    }
  }();
  if (fault_ == Fault::no_locks || fault_ == Fault::no_memory || operation != concerned || --left_ > 0)
    return Fault::none;
  failed_ = true;
  return fault_;
}

void FailingDisk::note_change(File& file, bool truncation, sqlite3_int64 offset, std::string_view bytes) {
  if (fault_ != Fault::power_cut || file.path == nullptr) return;
  Change change{truncation, offset, std::string(bytes), {}, 0};
  const auto* methods = file.real()->pMethods;
  methods->xFileSize(file.real(), &change.size_before);
  const auto end = truncation
                       ? change.size_before
                       : std::min(change.size_before, offset + static_cast<sqlite3_int64>(bytes.size()));
  if (end > offset) {
    change.bytes_before.resize(static_cast<std::size_t>(end - offset));
    methods->xRead(file.real(), change.bytes_before.data(), static_cast<int>(change.bytes_before.size()),
                   offset);
  }
  const std::lock_guard lock(mutex_);
  unsynced_[file.path].push_back(std::move(change));
}

void FailingDisk::repair() {
  const bool power_was_cut = fault_ == Fault::power_cut && failed_;
  fault_ = Fault::none;
  for (const auto& [path, changes] : std::exchange(unsynced_, {})) {
    if (power_was_cut) lose_some(path, changes, static_cast<unsigned>(asked_));
  }
}

void FailingDisk::lose_some(const std::string& path, const std::vector<Change>& changes, unsigned seed) {
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return;  // removed since
  const auto require = [](bool done) {
    if (!done) throw std::runtime_error("the file can't be put back as a power cut leaves it");
  };
  const auto put = [&](const std::string& bytes, sqlite3_int64 offset) {
    require(::pwrite(file, bytes.data(), bytes.size(), offset) == static_cast<ssize_t>(bytes.size()));
  };
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    put(change->bytes_before, change->offset);
    require(::ftruncate(file, change->size_before) == 0);
  }
  std::mt19937 chance(seed);
  for (const Change& change : changes) {
    if (chance() % 2 == 0) continue;
    if (change.truncation) {
      require(::ftruncate(file, change.offset) == 0);
    } else {
      put(change.bytes, change.offset);
    }
  }
  ::close(file);
}

}  // namespace blattwerk::faults
