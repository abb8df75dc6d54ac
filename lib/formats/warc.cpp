#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include <fmt/format.h>

#include "formats/blocks.h"
#include "formats/html/page.h"
#include "formats/http_message.h"
#include "formats/member_sink.h"
#include "formats/reader.h"
#include "formats/stream_buffer.h"
#include "text/encoding.h"

// Web archives: ISO 28500 (WARC 1.0 and 1.1).

namespace blattwerk::formats {
namespace {

constexpr std::string_view kMark = "WARC/1.";
constexpr std::string_view kBorder = "\r\n\r\nWARC/1.";
constexpr const char* kCut = "the file is cut within this record";
constexpr std::size_t kLongestHeader = 256 * 1024;

bool accepts(std::string_view head, const FileHints&) {
  return head.starts_with("WARC/");
}

bool is_page(std::string_view media_type) {
  return media_type == "text/html" || media_type == "application/xhtml+xml";
}

// What may hold articles besides pages; scripts, pictures and data of applications do not.
bool is_readable(std::string_view media_type) {
  static constexpr std::array<std::string_view, 7> kTypes = {
      "text/plain", "application/rss+xml", "application/atom+xml", "application/xml",
      "text/xml",   "application/pdf",     "message/rfc822"};
  return std::find(kTypes.begin(), kTypes.end(), media_type) != kTypes.end();
}

class WarcReader {
 public:
  WarcReader(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink)
      : stream_(source), hints_(hints), limits_(limits), sink_(sink) {}

  void read() {
    while (find_record()) read_record();
    if (documents_ == 0 && problems_ == 0) {
      sink_.problem("", fmt::format("no article in {} records of the web archive", records_));
    }
  }

 private:
  // Moves to the first byte of the next record. Blank lines are its due; what else stands before it is
  // damage.
  bool find_record() {
    while (stream_.peek(2).starts_with("\r\n") || stream_.peek(1).starts_with('\n')) {
      stream_.skip(stream_.peek(1).starts_with('\n') ? 1 : 2);
    }
    if (stream_.peek(1).empty()) return false;
    if (stream_.peek(kMark.size()) == kMark) return true;
    problem("damaged data where a record should start; read on at the next one");
    return stream_.skip_to("\nWARC/1.") && stream_.skip(1) == 1;
  }

  void read_record() {
    ++records_;
    const std::string header_bytes = stream_.take_through("\r\n\r\n", kLongestHeader);
    std::string_view rest = header_bytes;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
    if (!rest.empty()) rest.remove_prefix(1);
    const HeaderLines header = take_header_lines(rest);
    std::uint64_t length = 0;
    const std::string_view stated = header.value("content-length");
    const auto [end, error] = std::from_chars(stated.data(), stated.data() + stated.size(), length);
    if (error != std::errc() || end != stated.data() + stated.size()) {
      const bool cut = !std::string_view(header_bytes).ends_with("\r\n\r\n");
      return problem(cut ? kCut : "it does not state its length");
    }

    const std::string_view type = header.value("warc-type");
    const bool wanted = type == "response" || type == "resource" || type == "conversion";
    if (!wanted) {
      if (stream_.skip(length) < length) problem(kCut);
      return;
    }
    std::string block = stream_.take(std::min<std::uint64_t>(length, limits_.article_bytes));
    const bool overlong = length > limits_.article_bytes;
    const bool cut = !overlong && block.size() < length && block.find(kBorder) == std::string::npos;
    if (cut) problem(kCut);
    if (overlong) {
      stream_.skip(length - block.size());
    } else {
      correct_length(block);
    }
    read_block(type, header, std::move(block), overlong);
  }

  // Behind the block the next record starts. Where it does not, the length stated is wrong: what was taken
  // too much is given back, what is missing is taken.
  void correct_length(std::string& block) {
    const std::string_view behind = stream_.peek(kMark.size());
    const bool cut = behind.empty();
    if (behind.starts_with("\r\n") || behind.starts_with('\n') || behind == kMark) return;
    const std::size_t next = block.find(kBorder);
    if (next != std::string::npos) {
      stream_.put_back(std::string_view(block).substr(next + kBorder.size() - kMark.size()));
      block.resize(next);
    } else if (cut) {
      return;
    } else {  // the border may have its start in the block
      const std::size_t tail = std::min(block.size(), kBorder.size());
      stream_.put_back(std::string_view(block).substr(block.size() - tail));
      block.resize(block.size() - tail);
      block += stream_.take_through(kBorder, limits_.article_bytes);
      if (block.ends_with(kBorder)) {
        stream_.put_back(kMark);
        block.resize(block.size() - kBorder.size());
      }
    }
    problem("the length stated is wrong; read up to the next record");
  }

  void read_block(std::string_view type, const HeaderLines& header, std::string block, bool overlong) {
    std::string url = one_line(text::to_utf8(header.value("warc-target-uri")).text);
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    std::string content_type(header.value("content-type"));
    if (type == "response" && media_type(content_type) == "application/http") {
      HttpResponse response = parse_http_response(block, limits_, *hints_.expansion);
      if (response.status != 200) return;  // errors and redirections are no articles
      if (!response.problem.empty()) problem(fmt::format("{}: {}", url, response.problem));
      content_type = std::move(response.content_type);
      block = std::move(response.body);
    }
    const std::string media = media_type(content_type);
    if (overlong) {
      if (is_page(media))
        problem(fmt::format("{}: the page is larger than {} MB", url, limits_.article_bytes >> 20));
      return;
    }
    if (block.empty()) return;
    FileHints inner{.path = hints_.path + "!/" + url, .url = url, .charset = charset_of(content_type)};
    inner.depth = hints_.depth + 1;
    inner.expansion = hints_.expansion;
    inner.sites = hints_.sites;
    if (is_page(media)) {
      read_page(block, inner);
    } else if (is_readable(media)) {
      MemberSink member_sink(url, sink_);
      MemorySource source(block);
      read_documents(source, inner, limits_, member_sink);
      ++documents_;
    }
  }

  // Most pages of a crawl are no articles: that is no failure.
  void read_page(const std::string& page, const FileHints& inner) {
    auto document = read_html_page(page, inner);
    if (!document) return;
    ++documents_;
    document->member = inner.url;
    sink_.document(std::move(*document));
  }

  void problem(std::string reason) {
    ++problems_;
    if (problems_ == kMostProblems) reason = "too much of the file is damaged; further messages are left out";
    if (problems_ <= kMostProblems) sink_.problem(fmt::format("record {}", records_), std::move(reason));
  }

  static constexpr std::size_t kMostProblems = 1000;

  StreamBuffer stream_;
  const FileHints& hints_;
  const ReadLimits& limits_;
  DocumentSink& sink_;
  std::size_t records_ = 0;
  std::size_t documents_ = 0;
  std::size_t problems_ = 0;
};

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  WarcReader(source, hints, limits, sink).read();
}

}  // namespace

Reader warc_reader() {
  return {"warc", accepts, read};
}

}  // namespace blattwerk::formats
