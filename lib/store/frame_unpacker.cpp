#include "store/frame_unpacker.h"

#include <cstdint>
#include <utility>

#include <zstd.h>

#include "core/error.h"

namespace blattwerk::store {
namespace {

// No article's text is as long; a frame that says so is damaged.
constexpr std::uint64_t kMostTextBytes = 1u << 30;

}  // namespace

void FrameUnpacker::Free::operator()(ZSTD_DCtx_s* context) const {
  ZSTD_freeDCtx(context);
}

void FrameUnpacker::Free::operator()(ZSTD_DDict_s* dictionary) const {
  ZSTD_freeDDict(dictionary);
}

FrameUnpacker::FrameUnpacker(FindDictionary find) : find_(std::move(find)), context_(ZSTD_createDCtx()) {}

std::string FrameUnpacker::unpack(std::string_view frame) {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > kMostTextBytes) throw Error("a packed text is damaged: it has no size");
  std::string text(size, '\0');
  const unsigned id = ZSTD_getDictID_fromFrame(frame.data(), frame.size());
  const std::size_t written =
      id == 0 ? ZSTD_decompressDCtx(context_.get(), text.data(), text.size(), frame.data(), frame.size())
              : ZSTD_decompress_usingDDict(context_.get(), text.data(), text.size(), frame.data(),
                                           frame.size(), dictionary(id));
  if (ZSTD_isError(written) != 0 || written != size) throw Error("a packed text is damaged");
  return text;
}

const ZSTD_DDict_s* FrameUnpacker::dictionary(unsigned id) {
  auto& known = dictionaries_[id];
  if (!known) {
    const std::string bytes = find_(id);
    if (bytes.empty()) throw Error("a packed text is damaged: its dictionary is missing");
    known.reset(ZSTD_createDDict(bytes.data(), bytes.size()));
  }
  return known.get();
}

}  // namespace blattwerk::store
