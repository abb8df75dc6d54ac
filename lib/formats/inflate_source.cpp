#include "formats/inflate_source.h"

#include "core/error.h"
#include "formats/expansion.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr unsigned char kFirstOfGzip = 0x1F;

// As zlib is told which form to expect.
int window_bits(InflateSource::Form form) {
  switch (form) {
    case InflateSource::Form::gzip:
      return MAX_WBITS + 16;
    case InflateSource::Form::zlib:
      return MAX_WBITS;
    case InflateSource::Form::bare:
      return -MAX_WBITS;
  }
  return MAX_WBITS;
}

}  // namespace

InflateSource::InflateSource(ByteSource& source, Form form, const ReadLimits& limits, Expansion& expansion)
    : source_(source),
      form_(form),
      limits_(limits),
      expansion_(expansion),
      closer_(&stream_, inflateEnd),
      packed_(kChunk) {
  if (inflateInit2(&stream_, window_bits(form)) != Z_OK) throw Error("out of memory while decompressing");
}

std::size_t InflateSource::read(std::span<char> buffer) {
  stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
  stream_.avail_out = static_cast<uInt>(buffer.size());
  while (!done_ && stream_.avail_out == buffer.size()) inflate_some();
  const std::size_t got = buffer.size() - stream_.avail_out;
  expansion_.unpacked += got;
  if (expands_too_much(expansion_, limits_)) throw Bomb();
  return got;
}

void InflateSource::inflate_some() {
  const bool at_end = stream_.avail_in == 0 && !refill();
  const int result = inflate(&stream_, Z_NO_FLUSH);
  if (result == Z_STREAM_END) {
    done_ = !starts_next_member();
  } else if (result == Z_BUF_ERROR && at_end) {
    done_ = true;
    problem_ = "the data breaks off";
  } else if (result != Z_OK && result != Z_BUF_ERROR) {
    done_ = true;
    problem_ = stream_.msg == nullptr ? "no sound data" : stream_.msg;
  }
}

bool InflateSource::starts_next_member() {
  if (form_ != Form::gzip || (stream_.avail_in == 0 && !refill())) return false;
  return *stream_.next_in == kFirstOfGzip && inflateReset(&stream_) == Z_OK;
}

bool InflateSource::refill() {
  const std::size_t got = source_.read(packed_);
  stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
  stream_.avail_in = static_cast<uInt>(got);
  return got > 0;
}

}  // namespace blattwerk::formats
