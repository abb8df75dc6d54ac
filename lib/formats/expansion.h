#pragma once

#include <cstdint>

#include "formats/byte_source.h"
#include "formats/reader.h"

namespace blattwerk::formats {

/// Whether unpacking has given more than any real text does: more than `limits.expansion_ratio` bytes for a
/// byte of the outermost file, beyond a first allowance.
bool expands_too_much(const Expansion& expansion, const ReadLimits& limits);

/// Counts what is read of the outermost file.
class CountingSource : public ByteSource {
 public:
  CountingSource(ByteSource& source, std::uint64_t& count) : source_(source), count_(count) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t got = source_.read(buffer);
    count_ += got;
    return got;
  }

 private:
  ByteSource& source_;
  std::uint64_t& count_;
};

}  // namespace blattwerk::formats
