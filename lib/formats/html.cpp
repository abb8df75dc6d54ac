#include <string>

#include "formats/byte_source.h"
#include "formats/html/ascii.h"
#include "formats/html/page.h"
#include "formats/reader.h"

namespace blattwerk::formats {
namespace {

using html::starts_with_ignoring_case;

/// Whether an element of a page stands near the front; a text that talks of `<b>` is no page.
bool looks_like_page(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  constexpr std::size_t kReach = 4096;
  for (std::size_t at = head.substr(0, kReach).find('<'); at < kReach && at != std::string_view::npos;
       at = head.find('<', at + 1)) {
    const std::string_view tag = head.substr(at);
    for (const std::string_view opening :
         {"<!doctype html", "<html", "<head>", "<head ", "<body", "<title>", "<meta ", "<article"}) {
      if (starts_with_ignoring_case(tag, opening)) return true;
    }
  }
  return false;
}

bool accepts(std::string_view head, const FileHints&) {
  return looks_like_page(head);
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  const auto bytes = read_all(source, limits.article_bytes);
  if (!bytes) {
    return sink.problem(
        "", "the page is larger than a page can be; split the file, or import it in its own format");
  }
  auto document = read_html_page(*bytes, hints);
  if (!document)
    return sink.problem("", "no article found: the page has no title with running text of its own");
  sink.document(std::move(*document));
}

}  // namespace

Reader html_reader() {
  return {"html", accepts, read};
}

}  // namespace blattwerk::formats
