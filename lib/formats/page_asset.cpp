#include "formats/page_asset.h"

#include <algorithm>
#include <array>

namespace blattwerk::formats {
namespace {

using namespace std::string_view_literals;

bool has_media_magic(std::string_view head) {
  static constexpr std::array kMagics = {"\x89PNG"sv,
                                         "\xFF\xD8\xFF"sv,
                                         "GIF8"sv,
                                         "wOFF"sv,
                                         "wOF2"sv,
                                         "OTTO"sv,
                                         "\0\1\0\0"sv,
                                         "\0\0\1\0"sv,
                                         "ID3"sv,
                                         "OggS"sv,
                                         "\x1A\x45\xDF\xA3"sv};
  if (std::any_of(kMagics.begin(), kMagics.end(), [head](auto magic) { return head.starts_with(magic); }))
    return true;
  if (head.starts_with("RIFF") && head.size() > 12) return true;  // WebP, WAV, AVI
  return head.size() > 8 && head.substr(4, 4) == "ftyp";          // MP4, AVIF, HEIC
}

bool has_asset_name(std::string_view path) {
  static constexpr std::array kEndings = {".css"sv, ".js"sv,  ".mjs"sv, ".map"sv,
                                          ".svg"sv, ".ico"sv, ".ttf"sv, ".eot"sv};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [path](auto ending) { return path.ends_with(ending); });
}

}  // namespace

bool is_page_asset(std::string_view head, std::string_view path) {
  return has_media_magic(head) || has_asset_name(path);
}

}  // namespace blattwerk::formats
