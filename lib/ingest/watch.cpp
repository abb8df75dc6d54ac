#include "ingest/watch.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "core/error.h"
#include "ingest/discover.h"
#include "ingest/folder_watch.h"

namespace blattwerk::ingest {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

/// Something to poll for that a stop makes readable.
class StopSignal {
 public:
  explicit StopSignal(const std::stop_token& stop)
      : descriptor_(::eventfd(0, EFD_CLOEXEC)), write_on_stop_(stop, Write{descriptor_}) {
    if (descriptor_ < 0) throw Error(fmt::format("eventfd failed: {}", std::strerror(errno)));
  }
  ~StopSignal() { ::close(descriptor_); }
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  struct Write {
    int descriptor;
    void operator()() const { ::eventfd_write(descriptor, 1); }
  };
  int descriptor_;
  std::stop_callback<Write> write_on_stop_;
};

/// Files that were changed, until they are due. Each is waited for by itself: a writer that never rests, such
/// as a log, keeps no other waiting.
class Settling {
 public:
  void wait_for(const fs::path& path, Milliseconds time) { due_[path.string()] = Clock::now() + time; }

  /// How long until the next file is due; -1 where none is waited for.
  int milliseconds() const {
    if (due_.empty()) return -1;
    const auto next = std::ranges::min_element(due_, {}, [](const auto& file) { return file.second; });
    return std::max(0,
                    static_cast<int>(std::chrono::ceil<Milliseconds>(next->second - Clock::now()).count()));
  }

  /// The files that are due, by name; those deleted meanwhile are left out.
  std::vector<std::string> take() {
    std::vector<std::string> settled;
    const auto now = Clock::now();
    std::erase_if(due_, [&](const auto& file) {
      if (file.second > now) return false;
      std::error_code failure;
      if (fs::is_regular_file(file.first, failure)) settled.push_back(file.first);
      return true;
    });
    return settled;
  }

 private:
  std::map<std::string, Clock::time_point> due_;
};

class Watch {
 public:
  Watch(store::Archive& archive, const std::vector<std::string>& folders, const WatchOptions& options)
      : archive_path_(fs::weakly_canonical(archive.database().path())),
        folders_(folders),
        options_(options),
        importer_(archive, options.import),
        stop_(options.import.stop) {}

  void run() {
    start();
    while (!options_.import.stop.stop_requested()) {
      pollfd events[] = {{watch_.descriptor(), POLLIN, 0}, {stop_.descriptor(), POLLIN, 0}};
      if (::poll(events, 2, settling_.milliseconds()) < 0 && errno != EINTR)
        throw Error(fmt::format("watching folders failed: {}", std::strerror(errno)));
      if (options_.import.stop.stop_requested()) return;
      const bool complete = watch_.read([this](const fs::path& path, FolderWatch::Change change) {
        const bool writing = change == FolderWatch::Change::writing;
        if (!is_archive(path)) settling_.wait_for(path, writing ? options_.patience : options_.settle);
      });
      require_folders();
      if (!complete) {
        start();
      } else if (const auto settled = settling_.take(); !settled.empty()) {
        import(discover(settled));
      }
    }
  }

 private:
  // The archive may lie in a folder that it watches, and changes whenever something is imported.
  bool is_archive(const fs::path& path) const {
    return path.filename().native().starts_with(archive_path_.filename().native()) &&
           fs::weakly_canonical(path).native().starts_with(archive_path_.native());
  }

  void require_folders() const {
    for (const auto& folder : folders_) {
      std::error_code failure;
      if (!fs::is_directory(folder, failure))
        throw Error(folder + ": there is no such folder; check the path");
    }
  }

  // Watches everything and imports what is there, but what may be half written.
  void start() {
    require_folders();
    Discovery found;
    for (const auto& folder : folders_) {
      watch_.add(folder);
      Discovery inside = discover({folder});
      if (inside.files.empty()) continue;  // which is no error here
      found.files.insert(found.files.end(), inside.files.begin(), inside.files.end());
      found.errors.insert(found.errors.end(), inside.errors.begin(), inside.errors.end());
    }
    const auto recent = fs::file_time_type::clock::now() - options_.settle;
    std::erase_if(found.files, [&](const SourceFile& file) {
      if (is_archive(file.path)) return true;
      std::error_code failure;
      if (fs::last_write_time(file.path, failure) < recent) return false;
      settling_.wait_for(file.path, options_.settle);
      return true;
    });
    if (!found.files.empty()) import(std::move(found));
  }

  void import(Discovery found) {
    const auto problems = watch_.take_problems();
    found.errors.insert(found.errors.end(), problems.begin(), problems.end());
    options_.imported(importer_.import(std::move(found)));
  }

  const fs::path archive_path_;
  const std::vector<std::string>& folders_;
  const WatchOptions& options_;
  Importer importer_;
  FolderWatch watch_;
  StopSignal stop_;
  Settling settling_;
};

}  // namespace

void watch_folders(store::Archive& archive, const std::vector<std::string>& folders,
                   const WatchOptions& options) {
  Watch(archive, folders, options).run();
}

}  // namespace blattwerk::ingest
