#include "output_file.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "core/error.h"

namespace blattwerk::app {

OutputFile::OutputFile(const std::filesystem::path& path, const std::filesystem::path& archive)
    : path_(path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (std::filesystem::equivalent(path, archive, ignored)) {
    throw Error(fmt::format("{}: this is the archive; name another file", path.string()));
  }
  if (std::filesystem::is_directory(status)) {
    throw Error(fmt::format("{}: this is a folder; name a file in it", path.string()));
  }
  if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status)) {
    // A link stays one: the file it leads to is replaced.
    if (const auto target = std::filesystem::canonical(path, ignored); !ignored) path_ = target;
    part_ = path_.string() + ".part";
  }
  file_.reset(std::fopen(part_.empty() ? path_.c_str() : part_.c_str(), "wb"));
  if (!file_) fail("can't be written");
}

OutputFile::~OutputFile() {
  std::error_code ignored;
  if (!part_.empty()) std::filesystem::remove(part_, ignored);
}

void OutputFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) fail("writing failed");
}

void OutputFile::commit() {
  if (std::fflush(file_.get()) != 0) fail("writing failed");
  if (part_.empty()) return;
  if (std::rename(part_.c_str(), path_.c_str()) != 0) fail("can't be given its name");
  part_.clear();
}

void OutputFile::fail(const char* what) const {
  throw Error(fmt::format("{}: {}: {}", path_.string(), what, std::strerror(errno)));
}

}  // namespace blattwerk::app
