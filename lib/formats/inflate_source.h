#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <zlib.h>

#include "formats/byte_source.h"
#include "formats/reader.h"

namespace blattwerk::formats {

/// What a source compressed by deflate holds. Where it is damaged or cut, all that can be inflated before
/// that place is given, and `problem` tells; throws Bomb.
class InflateSource : public ByteSource {
 public:
  enum class Form : std::uint8_t {
    gzip,  ///< RFC 1952, any number of members; what is no member behind them is left out, as gzip does
    zlib,  ///< RFC 1950
    bare   ///< RFC 1951
  };

  /// `expansion` counts what is unpacked; all is borrowed.
  InflateSource(ByteSource& source, Form form, const ReadLimits& limits, Expansion& expansion);

  InflateSource(const InflateSource&) = delete;
  InflateSource& operator=(const InflateSource&) = delete;

  std::size_t read(std::span<char> buffer) override;
  /// Empty where all is well.
  const std::string& problem() const { return problem_; }

 private:
  bool refill();
  bool starts_next_member();
  void inflate_some();

  ByteSource& source_;
  const Form form_;
  const ReadLimits& limits_;
  Expansion& expansion_;
  z_stream stream_{};
  std::unique_ptr<z_stream, int (*)(z_stream*)> closer_;
  std::vector<char> packed_;
  bool done_ = false;
  std::string problem_;
};

}  // namespace blattwerk::formats
