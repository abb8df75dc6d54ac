#pragma once

#include <memory>
#include <string>
#include <vector>

#include "formats/byte_source.h"
#include "formats/reader.h"

struct BrotliDecoderStateStruct;

namespace blattwerk::formats {

/// What a source compressed by Brotli holds. Damage ends it early and is told by `problem`; throws Bomb.
class BrotliSource : public ByteSource {
 public:
  BrotliSource(ByteSource& source, const ReadLimits& limits, Expansion& expansion);

  std::size_t read(std::span<char> buffer) override;
  const std::string& problem() const { return problem_; }

 private:
  struct Closer {
    void operator()(BrotliDecoderStateStruct* state) const;
  };

  ByteSource& source_;
  const ReadLimits& limits_;
  Expansion& expansion_;
  std::unique_ptr<BrotliDecoderStateStruct, Closer> state_;
  std::vector<char> packed_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool done_ = false;
  std::string problem_;
};

}  // namespace blattwerk::formats
