#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/import_report.h"

namespace blattwerk::ingest {

/// What changes in some folders and all below them (inotify). Hidden files and folders are left out, links to
/// folders not followed.
class FolderWatch {
 public:
  enum class Change : std::uint8_t {
    writing,  ///< somebody has it open, and will close it
    whole     ///< it was closed, moved to its place, or found there
  };
  using Changed = std::function<void(const std::filesystem::path&, Change)>;

  FolderWatch();
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  /// Watches a folder and those below it. Throws Error where the folder itself can't be watched; what is
  /// wrong with those below goes to `problems()`.
  void add(const std::filesystem::path& top);

  /// To be waited for (poll); readable when something has changed.
  int descriptor() const { return inotify_; }

  /// Calls `changed` for each file that was changed since the last call, and for those in new folders. False
  /// where the kernel lost count, so that anything may have changed.
  bool read(const Changed& changed);

  /// Folders that can't be watched; empties the list.
  std::vector<ImportError> take_problems();

 private:
  void add_below(const std::filesystem::path& top, const Changed& found);
  bool watch_below(const std::filesystem::path& folder);
  bool add_one(const std::filesystem::path& folder, std::uint32_t flags);

  int inotify_;
  std::unordered_map<int, std::filesystem::path> folders_;
  std::vector<ImportError> problems_;
};

}  // namespace blattwerk::ingest
