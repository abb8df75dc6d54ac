// Feeds any bytes to one reader, whatever it would accept, and checks what all readers promise: valid UTF-8,
// no empty blocks, nothing thrown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/reader.h"
#include "text/utf8.h"

namespace blattwerk::formats {

class CheckingSink : public DocumentSink {
 public:
  void document(Document document) override {
    check(document.title);
    check(document.kicker);
    check(document.source);
    for (const auto& author : document.authors) check(author);
    for (const Block& block : document.blocks) {
      check(block.text);
      if (block.text.empty()) __builtin_trap();
    }
  }

  void problem(std::string, std::string reason) override {
    if (reason.empty()) __builtin_trap();
  }

 private:
  static void check(std::string_view text) {
    if (!text::is_valid(text)) __builtin_trap();
  }
};

inline void read_any(std::string_view reader_name, const std::uint8_t* data, std::size_t size) {
  ReadLimits limits;
  limits.article_bytes = 1u << 20;
  Expansion expansion;
  FileHints hints;
  hints.expansion = &expansion;
  CheckingSink sink;
  for (const Reader& reader : readers()) {
    if (reader.name != reader_name) continue;
    MemorySource source(std::string_view(reinterpret_cast<const char*>(data), size));
    reader.read(source, hints, limits, sink);
  }
}

}  // namespace blattwerk::formats
