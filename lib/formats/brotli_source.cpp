#include "formats/brotli_source.h"

#include <brotli/decode.h>

#include "core/error.h"
#include "formats/expansion.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kChunk = 64 * 1024;

}  // namespace

void BrotliSource::Closer::operator()(BrotliDecoderStateStruct* state) const {
  BrotliDecoderDestroyInstance(state);
}

BrotliSource::BrotliSource(ByteSource& source, const ReadLimits& limits, Expansion& expansion)
    : source_(source),
      limits_(limits),
      expansion_(expansion),
      state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)),
      packed_(kChunk) {
  if (!state_) throw Error("out of memory while decompressing");
}

std::size_t BrotliSource::read(std::span<char> buffer) {
  std::size_t room = buffer.size();
  auto* out = reinterpret_cast<std::uint8_t*>(buffer.data());
  while (!done_ && room == buffer.size()) {
    if (at_ == end_) {
      at_ = 0;
      end_ = source_.read(packed_);
    }
    std::size_t available = end_ - at_;
    const bool at_end = available == 0;
    const auto* in = reinterpret_cast<const std::uint8_t*>(packed_.data()) + at_;
    const auto result = BrotliDecoderDecompressStream(state_.get(), &available, &in, &room, &out, nullptr);
    at_ = end_ - available;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) {
      done_ = true;
    } else if (result == BROTLI_DECODER_RESULT_ERROR) {
      done_ = true;
      problem_ = "no sound Brotli data";
    } else if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && at_end) {
      done_ = true;
      problem_ = "the Brotli data breaks off";
    }
  }
  expansion_.unpacked += buffer.size() - room;
  if (expands_too_much(expansion_, limits_)) throw Bomb();
  return buffer.size() - room;
}

}  // namespace blattwerk::formats
