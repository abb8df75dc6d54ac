#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace blattwerk::server {

/// A file with what a client sent; removed with the last copy of its pointer.
class UploadedFile {
 public:
  explicit UploadedFile(std::filesystem::path path);
  ~UploadedFile();
  UploadedFile(const UploadedFile&) = delete;
  UploadedFile& operator=(const UploadedFile&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A folder that only this user can read, for uploads; removed at the end.
class UploadFolder {
 public:
  /// Makes a new folder in `parent`. Throws Error where that fails.
  explicit UploadFolder(const std::filesystem::path& parent);
  ~UploadFolder();
  UploadFolder(const UploadFolder&) = delete;
  UploadFolder& operator=(const UploadFolder&) = delete;

  /// A new file, named by a number.
  std::shared_ptr<const UploadedFile> new_file();

 private:
  std::filesystem::path path_;
  std::atomic<std::uint64_t> next_ = 1;
};

}  // namespace blattwerk::server
