#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/reader.h"

namespace blattwerk::formats {

/// All that reading a file gave.
struct Reading : DocumentSink {
  struct Problem {
    std::string place;
    std::string reason;
  };

  std::vector<Document> documents;
  std::vector<Problem> problems;

  void document(Document found) override { documents.push_back(std::move(found)); }
  void problem(std::string place, std::string reason) override {
    problems.push_back({std::move(place), std::move(reason)});
  }
};

/// A source that gives a few bytes at a time.
class ChunkedSource : public ByteSource {
 public:
  ChunkedSource(std::string_view bytes, std::size_t chunk) : bytes_(bytes), chunk_(chunk) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = bytes_.copy(buffer.data(), std::min(chunk_, buffer.size()));
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
  std::size_t chunk_;
};

/// Reads `bytes` as a file of that path.
inline Reading read_bytes(std::string_view bytes, const FileHints& hints = {},
                          const ReadLimits& limits = {}) {
  Reading reading;
  MemorySource source(bytes);
  read_documents(source, hints, limits, reading);
  return reading;
}

/// The same, with the bytes coming in small pieces.
inline Reading read_in_chunks(std::string_view bytes, std::size_t chunk, const FileHints& hints = {}) {
  Reading reading;
  ChunkedSource source(bytes, chunk);
  read_documents(source, hints, {}, reading);
  return reading;
}

/// `lead|heading|text` and so on, one word a block.
inline std::string kinds_of(const Document& document) {
  static constexpr std::string_view kNames[] = {"text", "lead", "heading", "item", "quote"};
  std::string kinds;
  for (const Block& block : document.blocks) {
    if (!kinds.empty()) kinds += '|';
    kinds += kNames[static_cast<int>(block.kind)];
  }
  return kinds;
}

}  // namespace blattwerk::formats
