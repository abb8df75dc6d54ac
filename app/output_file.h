#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace blattwerk::app {

/// A file that is written whole or not at all: until `commit` the text stands in `NAME.part` beside it, so
/// that an older file of the name stays while the new one is not complete. What is no file, such as
/// /dev/stdout or a pipe, is written to directly.
class OutputFile {
 public:
  /// Throws Error where it can't be written, or is the archive itself.
  OutputFile(const std::filesystem::path& path, const std::filesystem::path& archive);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Throws Error where writing fails, as on a full disk.
  void write(std::string_view text);
  /// The file is complete and takes its name.
  void commit();

 private:
  [[noreturn]] void fail(const char* what) const;

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path path_;
  std::filesystem::path part_;  // empty where it is written directly
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace blattwerk::app
