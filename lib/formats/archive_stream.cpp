#include "formats/archive_stream.h"

#include <cerrno>

#include <archive.h>
#include <archive_entry.h>

#include "core/error.h"
#include "formats/expansion.h"
#include "formats/utf8_locale.h"
#include "text/encoding.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kChunk = 64 * 1024;

std::string error_of(archive* stream) {
  const char* text = archive_error_string(stream);
  return text == nullptr ? "unknown damage" : text;
}

}  // namespace

void ArchiveStream::Closer::operator()(archive* stream) const {
  archive_read_free(stream);
}

ArchiveStream::ArchiveStream(ByteSource& source, Kind kind, const ReadLimits& limits, Expansion& expansion)
    : source_(source), limits_(limits), expansion_(expansion), buffer_(kChunk), stream_(archive_read_new()) {
  if (!stream_) throw Error("out of memory while opening an archive");
  switch (kind) {
    case Kind::compressed:
      archive_read_support_filter_zstd(stream_.get());
      archive_read_support_filter_xz(stream_.get());
      archive_read_support_filter_bzip2(stream_.get());
      archive_read_support_format_raw(stream_.get());
      break;
    case Kind::container:
      archive_read_support_format_zip_streamable(stream_.get());
      archive_read_support_format_tar(stream_.get());
      break;
  }
  if (archive_read_open(stream_.get(), this, nullptr, fill, nullptr) != ARCHIVE_OK) {
    rethrow_source_error();
    problem_ = error_of(stream_.get());
    usable_ = false;
  }
}

// Called by libarchive, through which no exception may pass.
ssize_t ArchiveStream::fill(archive* stream, void* self, const void** bytes) {
  auto& reader = *static_cast<ArchiveStream*>(self);
  try {
    *bytes = reader.buffer_.data();
    return static_cast<ssize_t>(reader.source_.read(reader.buffer_));
  } catch (...) {
    reader.source_error_ = std::current_exception();
    archive_set_error(stream, EIO, "the source failed");
    return -1;
  }
}

void ArchiveStream::rethrow_source_error() {
  if (source_error_) std::rethrow_exception(source_error_);
}

std::optional<ArchiveStream::Member> ArchiveStream::next() {
  if (!usable_) return std::nullopt;
  const Utf8Locale utf8;
  archive_entry* entry = nullptr;
  const int result = archive_read_next_header(stream_.get(), &entry);
  rethrow_source_error();
  if (result == ARCHIVE_EOF) {
    usable_ = false;
    return std::nullopt;
  }
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
    problem_ = error_of(stream_.get());
    usable_ = false;
    return std::nullopt;
  }
  Member member;
  const char* path = archive_entry_pathname(entry);  // older programs write it in a code page of DOS
  if (path != nullptr) member.path = text::to_utf8(path).text;
  member.is_file = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
  member.encrypted = archive_entry_is_encrypted(entry) != 0;
  return member;
}

std::size_t ArchiveStream::read(std::span<char> buffer) {
  if (!usable_ || !problem_.empty()) return 0;
  const la_ssize_t got = archive_read_data(stream_.get(), buffer.data(), buffer.size());
  rethrow_source_error();
  if (got < 0) {
    problem_ = error_of(stream_.get());
    usable_ = got != ARCHIVE_FATAL;
    return 0;
  }
  expansion_.unpacked += static_cast<std::uint64_t>(got);
  if (expands_too_much(expansion_, limits_)) throw Bomb();
  return static_cast<std::size_t>(got);
}

}  // namespace blattwerk::formats
