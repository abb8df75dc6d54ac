#pragma once

#include <cstdint>
#include <filesystem>

#include "formats/reader.h"

namespace blattwerk::ingest {

/// The bytes of a file, or of standard input for the path `-`.
class FileSource : public formats::ByteSource {
 public:
  /// Throws Error where the file can't be opened.
  explicit FileSource(const std::filesystem::path& path);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(std::span<char> buffer) override;
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  std::filesystem::path path_;
  int descriptor_;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace blattwerk::ingest
