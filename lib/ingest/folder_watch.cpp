#include "ingest/folder_watch.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "core/error.h"

namespace blattwerk::ingest {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents =
    IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVE_SELF | IN_ONLYDIR;
constexpr std::size_t kEventBytes = 64 * 1024;

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

std::string reason_of(int failure) {
  const char* remedy =
      failure == ENOSPC ? "; raise the number of watches: sysctl fs.inotify.max_user_watches=524288" : "";
  return fmt::format("the folder can't be watched: {}{}", std::strerror(failure), remedy);
}

}  // namespace

FolderWatch::FolderWatch() : inotify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (inotify_ < 0) throw Error(fmt::format("folders can't be watched: {}", std::strerror(errno)));
}

FolderWatch::~FolderWatch() {
  ::close(inotify_);
}

void FolderWatch::add(const fs::path& top) {
  if (!add_one(top, 0)) throw Error(fmt::format("{}: {}", top.string(), reason_of(errno)));
  add_below(top, [](const fs::path&, Change) {});
}

// Each folder is watched first and listed then: what comes in between is seen twice rather than never.
void FolderWatch::add_below(const fs::path& top, const Changed& found) {
  std::vector<fs::path> open = {top};
  while (!open.empty()) {
    const fs::path folder = std::move(open.back());
    open.pop_back();
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
      std::error_code unknown;
      if (is_hidden(entry->path())) continue;
      if (entry->is_directory(unknown)) {
        if (!entry->is_symlink(unknown) && watch_below(entry->path())) open.push_back(entry->path());
      } else if (entry->is_regular_file(unknown)) {
        found(entry->path(), Change::whole);
      }
    }
  }
}

bool FolderWatch::watch_below(const fs::path& folder) {
  if (add_one(folder, IN_DONT_FOLLOW)) return true;
  const bool gone = errno == ENOENT || errno == ENOTDIR;
  if (!gone) problems_.push_back({folder.string(), reason_of(errno)});
  return false;
}

bool FolderWatch::add_one(const fs::path& folder, std::uint32_t flags) {
  const int watch = ::inotify_add_watch(inotify_, folder.c_str(), kEvents | flags);
  if (watch >= 0) folders_[watch] = folder;
  return watch >= 0;
}

bool FolderWatch::read(const Changed& changed) {
  bool complete = true;
  alignas(inotify_event) char buffer[kEventBytes];
  for (;;) {
    const ssize_t size = ::read(inotify_, buffer, sizeof buffer);
    if (size <= 0) return complete;
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      if ((event->mask & IN_Q_OVERFLOW) != 0) complete = false;
      if ((event->mask & IN_IGNORED) != 0) folders_.erase(event->wd);
      const auto folder = folders_.find(event->wd);
      if (event->len == 0 || folder == folders_.end()) continue;
      const fs::path path = folder->second / event->name;
      if (is_hidden(path)) continue;
      if ((event->mask & IN_ISDIR) == 0) {
        changed(path, (event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0 ? Change::whole : Change::writing);
      } else if ((event->mask & (IN_CREATE | IN_MOVED_TO)) != 0 && watch_below(path)) {
        add_below(path, changed);
      }
    }
  }
}

std::vector<ImportError> FolderWatch::take_problems() {
  return std::exchange(problems_, {});
}

}  // namespace blattwerk::ingest
