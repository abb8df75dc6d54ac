#include <array>

#include "formats/archive_stream.h"
#include "formats/brotli_source.h"
#include "formats/expansion.h"
#include "formats/inflate_source.h"
#include "formats/reader.h"
#include "formats/sources.h"
#include "formats/utf16_source.h"
#include "formats/withholding_sink.h"

#ifdef BLATTWERK_MAIL
#define BLATTWERK_IF_MAIL(reader) reader
#else
#define BLATTWERK_IF_MAIL(reader)
#endif

#ifdef BLATTWERK_PDF
#define BLATTWERK_IF_PDF(reader) reader
#else
#define BLATTWERK_IF_PDF(reader)
#endif

// One line a format, the most particular first. `json` means `Reader json_reader()`, defined in json.cpp.
// clang-format off
#define BLATTWERK_READERS(READER) \
  BLATTWERK_IF_PDF(READER(pdf)) \
  READER(epub) \
  READER(odt) \
  READER(docx) \
  READER(container) \
  READER(warc) \
  BLATTWERK_IF_MAIL(READER(mail)) \
  READER(json) \
  READER(feed) \
  READER(news_xml) \
  READER(csv) \
  READER(html) \
  READER(other_xml) \
  READER(markdown) \
  READER(labelled_lines) \
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

namespace {

constexpr int kMostCompressions = 3;

bool is_gzip(std::string_view head) {
  return head.starts_with("\x1F\x8B");
}

bool is_otherwise_compressed(std::string_view head) {
  return head.starts_with("\x28\xB5\x2F\xFD") ||
         head.starts_with(
             "\xFD"
             "7zXZ") ||
         (head.starts_with("BZh") && head.size() > 9 && head.substr(4, 3) == "1AY");
}

// Brotli has no mark to know it by.
bool is_named_brotli(std::string_view path) {
  return path.ends_with(".br");
}

// Reads what lies below `compressions` compressions, which are taken off first.
void read_unpacked(ByteSource& source, FileHints hints, const ReadLimits& limits, DocumentSink& sink,
                   int compressions) {
  const std::string head = read_head(source, kHeadBytes);
  if (head.empty()) return sink.problem("", "the file is empty");
  RewoundSource whole(head, source);

  const bool named_brotli = is_named_brotli(hints.path);
  const bool compressed = is_gzip(head) || is_otherwise_compressed(head) || named_brotli;
  if (compressed && compressions == kMostCompressions)
    return sink.problem("", "compressed again and again; unpack it first");
  const auto read_below = [&](auto& stream) {
    const std::string front = read_head(stream, kHeadBytes);
    RewoundSource unpacked(front, stream);
    WithholdingSink withheld([&] { return may_be_bomb(*hints.expansion); }, sink);
    if (!front.empty() || stream.problem().empty())
      read_unpacked(unpacked, hints, limits, withheld, compressions + 1);
    withheld.release();
    if (!stream.problem().empty())
      sink.problem("", "the compressed file is damaged or cut: " + stream.problem());
  };
  if (is_gzip(head)) {
    InflateSource stream(whole, InflateSource::Form::gzip, limits, *hints.expansion);
    return read_below(stream);
  }
  if (is_otherwise_compressed(head)) {
    ArchiveStream stream(whole, ArchiveStream::Kind::compressed, limits, *hints.expansion);
    stream.next();
    return read_below(stream);
  }
  if (named_brotli) {
    hints.path.resize(hints.path.size() - 3);
    BrotliSource stream(whole, limits, *hints.expansion);
    return read_below(stream);
  }
  if (has_utf16_mark(head)) {
    Utf16Source utf8(whole);
    const std::string utf8_head = read_head(utf8, kHeadBytes);
    RewoundSource utf8_whole(utf8_head, utf8);
    hints.charset = "UTF-8";
    if (const Reader* reader = sniff(utf8_head, hints)) return reader->read(utf8_whole, hints, limits, sink);
  } else if (const Reader* reader = sniff(head, hints)) {
    return reader->read(whole, hints, limits, sink);
  }
  sink.problem("", "not a format that can be imported: binary data without known articles");
}

// Gives every article its outlet by the canonical name, and its agency where the text credits one.
class SourceSink : public DocumentSink {
 public:
  explicit SourceSink(DocumentSink& sink) : sink_(sink) {}

  void document(Document document) override {
    const std::array<std::string, 1> stated{document.source};
    document.source = outlet_of(document.url, stated);
    if (document.agency.empty() && !document.blocks.empty()) {
      document.agency = credited_agency(document.blocks.front().text, document.blocks.back().text);
    }
    sink_.document(std::move(document));
  }

  void problem(std::string place, std::string reason) override {
    sink_.problem(std::move(place), std::move(reason));
  }

 private:
  DocumentSink& sink_;
};

}  // namespace

void read_documents(ByteSource& source, const FileHints& hints, const ReadLimits& limits,
                    DocumentSink& sink) {
  if (hints.expansion != nullptr) return read_unpacked(source, hints, limits, sink, 0);
  Expansion expansion;
  FileHints outermost = hints;
  outermost.expansion = &expansion;
  CountingSource counted(source, expansion.packed);
  SourceSink with_source(sink);
  WithholdingSink withheld([&] { return expands_unusually(expansion, limits); }, with_source);
  try {
    read_unpacked(counted, outermost, limits, withheld, 0);
  } catch (const Bomb& bomb) {
    return sink.problem(bomb.member(), bomb.what());
  }
  withheld.release();
}

}  // namespace blattwerk::formats
