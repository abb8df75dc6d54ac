#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "formats/byte_source.h"
#include "formats/document.h"

namespace blattwerk::formats {

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
  int nesting_depth = 3;                  ///< archives in archives; a compressed file counts as one
  std::uint64_t expansion_ratio = 250;    ///< unpacked bytes a packed byte, over a whole file
};

/// What unpacking one file has taken and given so far, all levels together.
struct Expansion {
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;
};

class SiteRules;

/// What is known of a file besides its bytes.
struct FileHints {
  std::string path = {};     ///< as given by the user; a member of an archive is `archive.zip!/name`
  std::string url = {};      ///< the address it was fetched from, where a web archive or a mail states it
  std::string charset = {};  ///< as stated in transport (HTTP, MIME); may be wrong
  int depth = 0;             ///< how many archives it lies in
  Expansion* expansion = nullptr;    ///< of the outermost file; kept by `read_documents`
  const SiteRules* sites = nullptr;  ///< for pages of single sites; null for the built-in ones
};

/// One format. A new format is one file that defines its reader and one line in `registry.cpp`.
struct Reader {
  std::string_view name;
  /// Whether the first bytes of a file (up to 64 KiB) are of this format.
  bool (*accepts)(std::string_view head, const FileHints& hints);
  /// Reads `source`, whose bytes start with the `head` that was accepted. Throws Error only where the source
  /// itself fails; all that is wrong with the content goes to the sink.
  void (*read)(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink);
};

/// All readers, the most particular format first; the last one takes any text.
std::span<const Reader> readers();

/// The first reader that accepts the file; null where it is no text and of no known format.
const Reader* sniff(std::string_view head, const FileHints& hints);

/// Finds the reader for `source` by its content and reads it; says so to the sink where there is none.
///
/// Safe to call from several threads for different sources and sinks.
void read_documents(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink);

}  // namespace blattwerk::formats
