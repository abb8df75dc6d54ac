#include "ingest/discover.h"

#include <algorithm>
#include <system_error>

namespace blattwerk::ingest {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

std::uint64_t size_of(const fs::path& path) {
  std::error_code failure;
  const auto size = fs::file_size(path, failure);
  return failure ? 0 : size;
}

std::vector<fs::directory_entry> sorted_entries(const fs::path& folder, std::error_code& failure) {
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (!is_hidden(entry->path())) entries.push_back(*entry);
  }
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
  return entries;
}

void add_folder(const fs::path& top, Discovery& found) {
  const std::size_t before = found.files.size();
  // A stack instead of recursion: folders may be nested deeper than the call stack.
  std::vector<fs::directory_entry> open;
  const auto push_entries = [&open, &found](const fs::path& folder) {
    std::error_code failure;
    auto entries = sorted_entries(folder, failure);
    if (failure) found.errors.push_back({folder.string(), "the folder can't be read: " + failure.message()});
    open.insert(open.end(), entries.rbegin(), entries.rend());
  };
  push_entries(top);
  while (!open.empty()) {
    const fs::directory_entry entry = open.back();
    open.pop_back();
    std::error_code failure;
    if (entry.is_directory(failure)) {
      if (!entry.is_symlink(failure)) push_entries(entry.path());
    } else if (entry.is_regular_file(failure)) {
      found.files.push_back({entry.path(), size_of(entry.path())});
    }
  }
  if (found.files.size() == before)
    found.errors.push_back(
        {top.string(),
         "the folder holds no files (folders that are linked into it are not followed; name them)"});
}

}  // namespace

Discovery discover(const std::vector<std::string>& paths) {
  Discovery found;
  for (const auto& path : paths) {
    std::error_code failure;
    const auto status = fs::status(path, failure);
    if (path == "-") {
      found.files.push_back({path, 0});
    } else if (!fs::exists(status)) {
      found.errors.push_back({path, failure && failure != std::errc::no_such_file_or_directory
                                        ? failure.message()
                                        : "there is no such file or folder; check the path"});
    } else if (fs::is_directory(status)) {
      add_folder(path, found);
    } else {
      found.files.push_back({path, size_of(path)});
    }
  }
  return found;
}

}  // namespace blattwerk::ingest
