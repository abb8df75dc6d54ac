#pragma once

#include <cstdint>
#include <string>

#include "core/error.h"
#include "formats/byte_source.h"
#include "formats/reader.h"

namespace blattwerk::formats {

/// Whether unpacking has given more than any real text does: more than `limits.expansion_ratio` bytes for a
/// byte of the outermost file, beyond a first allowance.
bool expands_too_much(const Expansion& expansion, const ReadLimits& limits);

/// What unpacks to more than it may. Thrown through the readers that would take what was unpacked so far for
/// the whole.
class Bomb : public Error {
 public:
  Bomb() : Error("unpacks to so much more than it is that it must be a bomb; left out from there on") {}

  /// The member of archives in which it lies; empty where that is the file itself.
  const std::string& member() const { return member_; }
  void lies_in(const std::string& member) { member_ = member_.empty() ? member : member + "!/" + member_; }

 private:
  std::string member_;
};

/// Whether so little was unpacked yet that it can't be told.
bool may_be_bomb(const Expansion& expansion);

/// Whether what was unpacked is more than is usual for its size, be it little.
bool expands_unusually(const Expansion& expansion, const ReadLimits& limits);

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
