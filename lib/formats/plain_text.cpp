#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "formats/blocks.h"
#include "formats/line_reader.h"
#include "formats/reader.h"
#include "formats/text_header.h"
#include "text/encoding.h"

namespace blattwerk::formats {
namespace {

// Text has at most one stray control character among so many bytes.
constexpr std::size_t kBytesPerControl = 500;
constexpr std::string_view kNothing = "no article: nothing but white space";

// Any text: no zero byte, and hardly a control character.
bool accepts(std::string_view head, const FileHints&) {
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    return (c >= 0 && c < 9) || (c > 13 && c < 32 && c != 27) || c == 127;
  });
  return head.find('\0') == std::string_view::npos &&
         static_cast<std::size_t>(controls) <= head.size() / kBytesPerControl;
}

// Makes a document of one article's bytes.
void read_article(std::string bytes, const std::string& place, const FileHints& hints, DocumentSink& sink) {
  const text::DecodedText decoded = text::to_utf8(bytes, hints.charset);
  if (decoded.lost > 0) {
    return sink.problem(place,
                        fmt::format("damaged text: {} byte sequences mean nothing in {}; save it as UTF-8",
                                    decoded.lost, decoded.encoding));
  }
  const auto lines = split_lines(decoded.text);
  Document document;
  document.format = "plain_text";
  document.url = hints.url;
  const std::size_t used = read_text_header(lines, document);
  const auto rest = std::span(lines).subspan(std::min(used, lines.size()));
  document.blocks = blocks_of_lines(rest.first(read_text_footer(rest, document)));
  if (document.title.empty() && document.blocks.empty()) {
    return sink.problem(place, std::string(kNothing));
  }
  document.original = std::move(bytes);
  document.place = place;
  sink.document(std::move(document));
}

// Gathers the lines of one article after another.
class Splitter {
 public:
  Splitter(const FileHints& hints, const ReadLimits& limits, DocumentSink& sink)
      : hints_(hints), limits_(limits), sink_(sink) {}

  void take(const LineReader& reader) {
    const std::string_view line = reader.line();
    const bool blank = is_blank_ascii(line);
    if (!blank && opens_article(line)) {
      finish(place());
      first_line_ = reader.number();
    }
    if (reader.overlong())
      refuse(fmt::format("line {} is longer than {} MB; is it an article?", reader.number(),
                         limits_.article_bytes >> 20));
    if (bytes_.size() + line.size() > limits_.article_bytes) {
      refuse(fmt::format("the article is larger than {} MB; divide it, or give each article a line `date …`",
                         limits_.article_bytes >> 20));
    }
    if (!refused_) bytes_ += line;
    has_content_ = has_content_ || !blank;
    after_blank_ = blank;
  }

  void finish_file() {
    const bool only_one = passages_ == 0 && !refused_;
    if (only_one && !has_content_) return sink_.problem("", std::string(kNothing));
    finish(only_one ? "" : place());
  }

 private:
  void finish(const std::string& place) {
    if (has_content_) ++passages_;
    if (has_content_ && !refused_) read_article(std::move(bytes_), place, hints_, sink_);
    bytes_.clear();
    refused_ = false;
    has_content_ = false;
  }

  // Also a title with `Stand` opens one where the article before it has that form and a blank line divides
  // them.
  bool opens_article(std::string_view line) {
    std::string_view content = without_line_end(line);
    // A no-break space of Latin-1 is no valid UTF-8, and the article is not decoded yet.
    content.remove_prefix(std::min(content.find_first_not_of(" \t\xA0"), content.size()));
    if (is_date_line(content)) {
      titles_have_stand_ = is_title_with_stand(content);
      return true;
    }
    if (has_content_ && !(titles_have_stand_ && after_blank_)) return false;
    const bool opens = is_title_with_stand(content);
    if (!has_content_) titles_have_stand_ = opens;
    return opens;
  }

  static bool is_blank_ascii(std::string_view line) {
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
  }

  void refuse(std::string reason) {
    if (refused_) return;
    refused_ = true;
    bytes_ = std::string();
    sink_.problem(place(), std::move(reason));
  }

  std::string place() const { return fmt::format("line {}", first_line_); }

  const FileHints& hints_;
  const ReadLimits& limits_;
  DocumentSink& sink_;
  std::string bytes_;
  std::size_t first_line_ = 1;
  std::size_t passages_ = 0;
  bool has_content_ = false;
  bool after_blank_ = true;
  bool titles_have_stand_ = false;
  bool refused_ = false;
};

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  LineReader reader(source, limits.article_bytes);
  Splitter splitter(hints, limits, sink);
  while (reader.next()) splitter.take(reader);
  splitter.finish_file();
}

}  // namespace

Reader plain_text_reader() {
  return {"plain_text", accepts, read};
}

}  // namespace blattwerk::formats
