#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "formats/document.h"

namespace blattwerk::formats {

/// Bytes read once from front to back: a file, standard input, a member of an archive.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills the front of `buffer` and returns how many bytes; 0 only at the end. Throws Error where reading fails.
  virtual std::size_t read(std::span<char> buffer) = 0;
};

/// What a reader hands out, in the order of the file.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  virtual void document(Document document) = 0;
  /// Something that could not be read; the reader goes on behind it where it can. `place` is where in the
  /// file (`line 12`, `record 3`), empty for the file as a whole; `reason` says what is wrong and what to do.
  virtual void problem(std::string place, std::string reason) = 0;
};

/// Bounds that keep hostile input from exhausting the machine.
struct ReadLimits {
  std::size_t article_bytes = 64u << 20;  ///< of one article, before and after decoding
};

/// What is known of a file besides its bytes.
struct FileHints {
  std::string path;  ///< as given by the user; a member of an archive is `archive.zip!/name`
};

/// One format. A new format is one file that defines its reader and one line in `registry.cpp`.
struct Reader {
  std::string_view name;
  /// Whether the first bytes of a file (up to 64 KiB) are of this format.
  bool (*accepts)(std::string_view head, const FileHints& hints);
  /// Reads `source`, whose bytes start with the `head` that was accepted. Throws Error only where the source itself
  /// fails; all that is wrong with the content goes to the sink.
  void (*read)(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink);
};

/// All readers, the most particular format first; the last one takes any text.
std::span<const Reader> readers();

/// The first reader that accepts the file; null where it is no text and of no known format.
const Reader* sniff(std::string_view head, const FileHints& hints);

/// Finds the reader for `source` by its content and reads it; says so to the sink where there is none.
void read_documents(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink);

}  // namespace blattwerk::formats
