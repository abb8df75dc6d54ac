#include <array>
#include <vector>

#include "formats/reader.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kHeadBytes = 64 * 1024;

/// A source that gives its first bytes again.
class RewoundSource : public ByteSource {
 public:
  RewoundSource(std::string_view head, ByteSource& rest) : head_(head), rest_(rest) {}

  std::size_t read(std::span<char> buffer) override {
    if (head_.empty()) return rest_.read(buffer);
    const std::size_t count = std::min(head_.size(), buffer.size());
    head_.copy(buffer.data(), count);
    head_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view head_;
  ByteSource& rest_;
};

std::string read_head(ByteSource& source) {
  std::string head(kHeadBytes, '\0');
  std::size_t filled = 0;
  while (filled < head.size()) {
    const std::size_t count = source.read(std::span(head).subspan(filled));
    if (count == 0) break;
    filled += count;
  }
  head.resize(filled);
  return head;
}

}  // namespace

std::span<const Reader> readers() { return {}; }

const Reader* sniff(std::string_view head, const FileHints& hints) {
  for (const Reader& reader : readers()) {
    if (reader.accepts(head, hints)) return &reader;
  }
  return nullptr;
}

void read_documents(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  const std::string head = read_head(source);
  if (head.empty()) return sink.problem("", "the file is empty");
  const Reader* reader = sniff(head, hints);
  if (reader == nullptr) return sink.problem("", "not a format that can be imported: binary data without known articles");
  RewoundSource whole(head, source);
  reader->read(whole, hints, limits, sink);
}

}  // namespace blattwerk::formats
