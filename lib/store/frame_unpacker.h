#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct ZSTD_DCtx_s;
struct ZSTD_DDict_s;

namespace blattwerk::store {

/// Unpacks the frames of `packed_text`; remembers the dictionaries they name. Knows nothing of SQLite, so
/// that the loadable extension has it too.
class FrameUnpacker {
 public:
  /// Gives the bytes of `text_dictionary` by their id; empty where there is no such dictionary.
  using FindDictionary = std::function<std::string(unsigned id)>;

  explicit FrameUnpacker(FindDictionary find);

  /// The JSON of a frame. Throws Error where it is damaged.
  std::string unpack(std::string_view frame);

 private:
  struct Free {
    void operator()(ZSTD_DCtx_s* context) const;
    void operator()(ZSTD_DDict_s* dictionary) const;
  };
  const ZSTD_DDict_s* dictionary(unsigned id);

  FindDictionary find_;
  std::unique_ptr<ZSTD_DCtx_s, Free> context_;
  std::map<unsigned, std::unique_ptr<ZSTD_DDict_s, Free>> dictionaries_;
};

}  // namespace blattwerk::store
