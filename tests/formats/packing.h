#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "formats/utf8_locale.h"

namespace blattwerk::formats {

using PackedFiles = std::vector<std::pair<std::string, std::string>>;  // name and content

enum class Packing { zip, stored_zip, tar, raw };

/// An archive of these files, or with `raw` the one file, passed through a compression (`gzip`, `zstd`, `xz`;
/// empty: none).
inline std::string pack(Packing packing, const std::string& filter, const PackedFiles& files) {
  const Utf8Locale utf8;
  const std::unique_ptr<archive, decltype(&archive_write_free)> stream(archive_write_new(),
                                                                       archive_write_free);
  const auto check = [&](int result) {
    if (result != ARCHIVE_OK) throw std::runtime_error(archive_error_string(stream.get()));
  };
  const bool zip = packing == Packing::zip || packing == Packing::stored_zip;
  check(zip                       ? archive_write_set_format_zip(stream.get())
        : packing == Packing::tar ? archive_write_set_format_pax_restricted(stream.get())
                                  : archive_write_set_format_raw(stream.get()));
  if (packing == Packing::stored_zip) check(archive_write_zip_set_compression_store(stream.get()));
  if (!filter.empty()) check(archive_write_add_filter_by_name(stream.get(), filter.c_str()));
  archive_write_set_bytes_per_block(stream.get(), 0);
  std::string packed;
  check(archive_write_open(
      stream.get(), &packed, nullptr,
      [](archive*, void* out, const void* bytes, std::size_t size) -> la_ssize_t {
        static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr));
  for (const auto& [name, content] : files) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    check(archive_write_header(stream.get(), entry.get()));
    archive_write_data(stream.get(), content.data(), content.size());
  }
  check(archive_write_close(stream.get()));
  return packed;
}

inline std::string gzip(const std::string& content) {
  return pack(Packing::raw, "gzip", {{"data", content}});
}

}  // namespace blattwerk::formats
