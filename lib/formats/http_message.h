#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/reader.h"

namespace blattwerk::formats {

/// Named header lines of HTTP, WARC or MIME, names in lower case.
struct HeaderLines {
  std::vector<std::pair<std::string, std::string>> lines;

  /// The first value of that name (in lower case); empty where there is none.
  std::string_view value(std::string_view name) const;
};

/// Reads header lines up to the blank line that ends them, and takes all that off `bytes`. Folded lines are
/// joined.
HeaderLines take_header_lines(std::string_view& bytes);

/// `text/html` of `Text/HTML; charset=utf-8`, in lower case.
std::string media_type(std::string_view content_type);
/// `utf-8` of `text/html; charset="utf-8"`; empty where it states none.
std::string charset_of(std::string_view content_type);

/// An answer of a web server as archives keep it.
struct HttpResponse {
  int status = 0;
  std::string content_type;
  std::string body;     ///< decoded: neither chunked nor compressed
  std::string problem;  ///< what is wrong with the body; empty where all is well
};

/// Reads an answer. Archives keep bodies that say they are chunked or compressed but are not: these are taken
/// as they are.
HttpResponse parse_http_response(std::string_view bytes, const ReadLimits& limits, Expansion& expansion);

/// Undoes a content coding (`gzip`, `deflate`, `br`, `zstd`) as far as it goes; others are left as they are.
std::string decode_content(std::string_view bytes, std::string_view coding, const ReadLimits& limits,
                           Expansion& expansion, std::string& problem);

}  // namespace blattwerk::formats
