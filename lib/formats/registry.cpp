#include <array>

#include "formats/reader.h"

// One line a format, the most particular first. `json` means `Reader json_reader()`, defined in json.cpp.
// clang-format off
#define BLATTWERK_READERS(READER) \
  READER(json) \
  READER(html) \
  READER(markdown) \
  READER(plain_text)
// clang-format on

namespace blattwerk::formats {

#define BLATTWERK_DECLARE(name) Reader name##_reader();
BLATTWERK_READERS(BLATTWERK_DECLARE)
#undef BLATTWERK_DECLARE

namespace {

constexpr std::size_t kHeadBytes = 64 * 1024;

}  // namespace

std::span<const Reader> readers() {
#define BLATTWERK_LIST(name) name##_reader(),
  static const std::array kReaders{BLATTWERK_READERS(BLATTWERK_LIST)};
#undef BLATTWERK_LIST
  return kReaders;
}

const Reader* sniff(std::string_view head, const FileHints& hints) {
  for (const Reader& reader : readers()) {
    if (reader.accepts(head, hints)) return &reader;
  }
  return nullptr;
}

void read_documents(ByteSource& source, const FileHints& hints, const ReadLimits& limits,
                    DocumentSink& sink) {
  const std::string head = read_head(source, kHeadBytes);
  if (head.empty()) return sink.problem("", "the file is empty");
  const Reader* reader = sniff(head, hints);
  if (reader == nullptr)
    return sink.problem("", "not a format that can be imported: binary data without known articles");
  RewoundSource whole(head, source);
  reader->read(whole, hints, limits, sink);
}

}  // namespace blattwerk::formats
