#include "server/upload_folder.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

#include "core/error.h"

namespace blattwerk::server {

UploadedFile::UploadedFile(std::filesystem::path path) : path_(std::move(path)) {}

UploadedFile::~UploadedFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

UploadFolder::UploadFolder(const std::filesystem::path& parent) {
  std::string name = (parent / "blattwerk-upload-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw Error(fmt::format("{}: no folder for uploads can be made there: {}", parent.string(),
                            std::strerror(errno)));
  }
  path_ = name;
}

UploadFolder::~UploadFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::shared_ptr<const UploadedFile> UploadFolder::new_file() {
  return std::make_shared<UploadedFile>(path_ / std::to_string(next_++));
}

}  // namespace blattwerk::server
