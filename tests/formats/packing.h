#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

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

/// `window_bits` as zlib has it: positive for its own form, negative for the bare one.
inline std::string deflate(const std::string& content, int window_bits) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  std::string packed(deflateBound(&stream, content.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// A Brotli stream that stores up to 64 KB as they are (RFC 7932, 9.2).
inline std::string brotli(const std::string& content) {
  const std::size_t header = (content.size() - 1) << 4 | 1u << 20;
  std::string packed;
  for (int shift = 0; shift < 24; shift += 8) packed += static_cast<char>(header >> shift);
  return packed + content + '\x03';
}

}  // namespace blattwerk::formats
